// The demo studio's calls: plain WebRTC with the studio in the middle, told over a WebSocket of this computer.
//
// Words to the studio: {type: "join", token, name, muted, camera, sdp}, "offer" {sdp}, "state" {muted, camera},
// "renew" {token}, "leave". From it: "joined" {you, sdp, people}, "answer" {sdp}, "people" {people},
// "expires", "ended" {why}. `people` is [{id, name, muted, camera, audio_mid, video_mid}].

import { Meter } from "../devices.js";
import { Ended } from "../ended.js";

const RETRY_MS = 1000;
const GIVE_UP_MS = 20000;

export default class Local {
  constructor(hear) {
    this.hear = hear;
    this.roll = [];
    this.me = "";
    this.heard = new Map(); // mid: {track, element, meter}
    this.speaker = "";
    this.volume = 100;
    this.over = false;
  }

  async join(order, local) {
    this.order = order;
    this.muted = local.muted;
    this.local = { microphone: local.microphone, camera: local.camera };
    await this.connect();
  }

  async connect() {
    this.peer = new RTCPeerConnection();
    const peer = this.peer;
    peer.addEventListener("track", (event) => this.receive(event));
    this.ways = {
      microphone: peer.addTransceiver("audio", { direction: "sendrecv" }),
      camera: peer.addTransceiver("video", { direction: "sendrecv" }),
    };
    for (const kind of ["microphone", "camera"]) await this.ways[kind].sender.replaceTrack(this.local[kind]);
    await peer.setLocalDescription();
    await gathered(peer);
    this.socket = await this.dial();
    this.tell({
      type: "join",
      token: this.order.ticket.token,
      name: this.order.name,
      muted: this.muted,
      camera: Boolean(this.local.camera),
      sdp: peer.localDescription.sdp,
    });
    const joined = await this.answer;
    this.me = joined.you;
    this.roll = joined.people;
    await peer.setRemoteDescription({ type: "answer", sdp: joined.sdp });
    await connected(peer);
    peer.addEventListener("connectionstatechange", () => this.look(peer));
    this.look(peer);
  }

  dial() {
    return new Promise((done, fail) => {
      const socket = new WebSocket(this.order.ticket.url);
      this.answer = new Promise((joined, refused) => {
        socket.addEventListener("message", (event) => {
          const word = JSON.parse(event.data);
          if (word.type === "joined") joined(word);
          else if (word.type === "ended") refused(new Ended(word.why, word.details));
          this.obey(word);
        });
        socket.addEventListener("close", () => {
          refused(new Ended("lost"));
          if (socket === this.socket) this.lost();
        });
      });
      this.answer.catch(() => {}); // it may come before anybody waits for it
      socket.addEventListener("open", () => done(socket));
      socket.addEventListener("error", () => fail(new Ended("lost")));
    });
  }

  obey(word) {
    if (word.type === "people") {
      this.roll = word.people;
      this.hear.people();
    } else if (word.type === "expires") {
      this.hear.expires();
    } else if (word.type === "ended" && this.joined) {
      this.over = true;
      this.hear.state("ended", word.why, word.details);
    }
  }

  look(peer) {
    if (this.over || peer !== this.peer) return;
    if (peer.connectionState === "connected") this.joined = true;
    else if (peer.connectionState === "failed") this.lost();
  }

  // The line is gone: joined again until it works or the time is up.
  async lost() {
    if (this.over || !this.joined) return;
    this.joined = false;
    this.hear.state("reconnecting");
    const until = performance.now() + GIVE_UP_MS;
    while (!this.over) {
      this.close();
      try {
        await this.connect();
        if (!this.over) this.hear.state("joined");
        return;
      } catch (error) {
        if (this.over) return;
        if ((error.why && error.why !== "lost") || performance.now() > until) {
          this.over = true;
          this.hear.state("ended", error.why || "lost", `${error}`);
          return;
        }
      }
      await new Promise((done) => setTimeout(done, RETRY_MS));
    }
  }

  receive({ track, transceiver }) {
    const heard = { track, element: null, meter: null };
    if (track.kind === "audio") {
      heard.element = new Audio();
      heard.element.srcObject = new MediaStream([track]);
      heard.element.volume = this.volume / 100;
      if (this.speaker) heard.element.setSinkId(this.speaker).catch(() => {});
      heard.element.play().catch(() => {});
      heard.meter = new Meter();
      heard.meter.listen(track);
    }
    this.heard.set(transceiver.mid, heard);
  }

  async setMuted(muted) {
    this.muted = muted;
    this.state();
  }

  async setTrack(kind, track) {
    this.local[kind] = track;
    await this.ways[kind].sender.replaceTrack(track);
    this.state();
  }

  async setSpeaker(id) {
    this.speaker = id;
    for (const { element } of this.heard.values()) if (element) await element.setSinkId(id);
  }

  setVolume(percent) {
    this.volume = percent;
    for (const { element } of this.heard.values()) if (element) element.volume = percent / 100;
  }

  async renew(token) {
    this.order.ticket.token = token;
    this.tell({ type: "renew", token });
  }

  async leave() {
    this.over = true;
    if (this.socket) this.tell({ type: "leave" });
    this.close();
  }

  people() {
    return this.roll.map((one) => {
      const heard = this.heard.get(one.audio_mid);
      const me = one.id === this.me;
      return {
        id: one.id,
        name: one.name,
        me,
        muted: me ? this.muted : one.muted,
        camera: me ? Boolean(this.local.camera) : one.camera,
        weak: false,
        level: heard && heard.meter && !one.muted ? heard.meter.peak : null,
      };
    });
  }

  tracks() {
    const seen = new Map();
    for (const one of this.roll) {
      const heard = this.heard.get(one.video_mid);
      if (one.camera && one.id !== this.me && heard) seen.set(one.id, heard.track);
    }
    return seen;
  }

  state() {
    if (this.joined) this.tell({ type: "state", muted: this.muted, camera: Boolean(this.local.camera) });
  }

  tell(word) {
    if (this.socket && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(word));
  }

  close() {
    for (const { element, meter } of this.heard.values()) {
      if (element) element.srcObject = null;
      if (meter) meter.close();
    }
    this.heard.clear();
    const { socket, peer } = this;
    this.socket = this.peer = null;
    if (socket) socket.close();
    if (peer) peer.close();
  }
}

function gathered(peer) {
  return new Promise((done) => {
    const look = () => peer.iceGatheringState === "complete" && done();
    peer.addEventListener("icegatheringstatechange", look);
    look();
  });
}

function connected(peer) {
  return new Promise((done, fail) => {
    const look = () => {
      if (peer.connectionState === "connected") done();
      else if (["failed", "closed"].includes(peer.connectionState)) fail(new Ended("lost"));
    };
    peer.addEventListener("connectionstatechange", look);
    look();
  });
}
