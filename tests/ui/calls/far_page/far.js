// The far side of a call, for tests: answers offers with Chromium's own picture and tone, and says what it hears and sees.
import { Meter } from "./devices.js";

const address = "@ADDRESS@";
const socket = new WebSocket(address);
const tell = (word) => socket.readyState === 1 && socket.send(JSON.stringify(word));
let peer = null;
let mine = null;
let meter = null;
let video = null;
let people = [];

async function join(word) {
  if (peer) peer.close();
  if (meter) meter.close();
  mine = mine || (await navigator.mediaDevices.getUserMedia({ audio: true, video: true }));
  peer = new RTCPeerConnection();
  peer.addEventListener("track", ({ track }) => {
    if (track.kind === "audio") {
      const element = new Audio();
      element.srcObject = new MediaStream([track]);
      element.play();
      meter = new Meter();
      meter.listen(track);
    } else {
      video = document.createElement("video");
      video.srcObject = new MediaStream([track]);
      video.muted = true;
      video.play();
    }
  });
  await peer.setRemoteDescription({ type: "offer", sdp: word.sdp });
  for (const way of peer.getTransceivers()) {
    way.direction = "sendrecv";
    await way.sender.replaceTrack(mine.getTracks().find((track) => track.kind === way.receiver.track.kind));
  }
  await peer.setLocalDescription();
  await new Promise((done) => {
    const look = () => peer.iceGatheringState === "complete" && done();
    peer.addEventListener("icegatheringstatechange", look);
    look();
  });
  people = [
    { id: "8", name: "Far side", mic: true, camera: true },
    { id: "7", name: word.name, mic: word.mic, camera: word.camera },
  ];
  tell({ type: "joined", id: "7", sdp: peer.localDescription.sdp });
  tell({ type: "participants", participants: people });
}

setInterval(async () => {
  if (!peer) return;
  let frames = 0;
  for (const one of (await peer.getStats()).values()) {
    if (one.type === "inbound-rtp" && one.kind === "video") frames = one.framesDecoded || 0;
  }
  tell({ type: "heard", peak: meter ? meter.peak : null, frames });
}, 20);

new QWebChannel(qt.webChannelTransport, (channel) => {
  channel.objects.desk.told.connect(() => {});
  socket.addEventListener("message", async ({ data }) => {
    const word = JSON.parse(data);
    if (word.type === "join") await join(word);
    else if (word.type === "state") {
      people[1] = { ...people[1], mic: word.mic, camera: word.camera };
      tell({ type: "state", mic: word.mic, camera: word.camera });
      tell({ type: "participants", participants: people });
    } else if (word.type === "leave") tell({ type: "heard", peak: null, frames: 0 });
  });
  tell({ type: "here" });
  socket.addEventListener("open", () => tell({ type: "here" }));
});
