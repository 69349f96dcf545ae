// The demo studio's calls: plain WebRTC with the studio's guest, told over a WebSocket of this computer.
// The words are those of desktop/sim/calls/rooms.py.

import { Meter } from "../devices.js";
import { Ended } from "../ended.js";

const RETRY_MS = 1000;
const GIVE_UP_MS = 20000;
const ANSWER_MS = 2000;

export default class Local {
  constructor(hear) {
    this.hear = hear;
    this.roll = [];
    this.me = "";
    this.heard = new Map(); // kind of the track: {track, element, meter}
    this.waiting = []; // for the studio's word that it knows what is on
    this.speaker = "";
    this.volume = 100;
    this.over = false;
  }

  async join(order, local) {
    this.order = order;
    this.token = order.ticket.token;
    this.muted = local.muted;
    this.local = { microphone: local.microphone, camera: local.camera };
    await this.connect();
  }

  async connect() {
    const peer = (this.peer = new RTCPeerConnection());
    peer.addEventListener("track", (event) => this.receive(event.track));
    this.ways = { microphone: peer.addTransceiver("audio", { direction: "sendrecv" }) };
    if (this.order.video) this.ways.camera = peer.addTransceiver("video", { direction: "sendrecv" });
    for (const [kind, way] of Object.entries(this.ways)) await way.sender.replaceTrack(this.local[kind]);
    await peer.setLocalDescription();
    await gathered(peer);
    this.socket = await this.dial();
    this.tell({ type: "join", name: this.order.name, ...this.on(), sdp: peer.localDescription.sdp });
    const joined = await this.answer;
    this.me = joined.id;
    await peer.setRemoteDescription({ type: "answer", sdp: joined.sdp });
    await connected(peer);
    peer.addEventListener("connectionstatechange", () => this.look(peer));
    this.look(peer);
  }

  dial() {
    return new Promise((done, fail) => {
      const socket = new WebSocket(`${this.order.ticket.url}?token=${encodeURIComponent(this.token)}`);
      this.answer = new Promise((joined, refused) => {
        socket.addEventListener("message", (event) => {
          const word = JSON.parse(event.data);
          if (word.type === "joined") joined(word);
          else if (word.type === "ended") refused(new Ended(word.reason, word.details));
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
    if (word.type === "participants") {
      this.roll = word.participants;
      this.hear.people();
    } else if (word.type === "state") {
      for (const known of this.waiting.splice(0)) known();
    } else if (word.type === "token_ends") {
      this.hear.expires();
    } else if (word.type === "ended" && this.joined && !this.over) {
      this.over = true;
      this.hear.state("ended", word.reason, word.details || "");
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
        if (error.why !== "lost" || performance.now() > until) {
          this.over = true;
          this.hear.state("ended", error.why || "lost", `${error}`);
          return;
        }
      }
      await new Promise((done) => setTimeout(done, RETRY_MS));
    }
  }

  receive(track) {
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
    this.heard.set(track.kind, heard);
  }

  async setMuted(muted) {
    this.muted = muted;
    await this.told();
  }

  async setTrack(kind, track) {
    this.local[kind] = track;
    if (this.ways[kind]) await this.ways[kind].sender.replaceTrack(track);
    await this.told();
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
    this.token = token;
    this.tell({ type: "renew", token });
  }

  async leave() {
    this.over = true;
    this.tell({ type: "leave" });
    this.close();
  }

  people() {
    return this.roll.map((one) => {
      const me = one.id === this.me;
      const heard = one.id === this.speaking ? this.heard.get("audio") : null;
      return {
        id: one.id,
        name: one.name,
        me,
        muted: me ? this.muted : !one.mic,
        camera: me ? Boolean(this.local.camera) : one.camera,
        weak: false,
        level: heard && heard.meter ? heard.meter.peak : null,
      };
    });
  }

  tracks() {
    const seen = new Map();
    const heard = this.heard.get("video");
    const guest = this.roll.find((one) => one.id === this.speaking);
    if (heard && guest && guest.camera) seen.set(guest.id, heard.track);
    return seen;
  }

  // The guest, of whom alone something is heard: the first that is not oneself.
  get speaking() {
    const other = this.roll.find((one) => one.id !== this.me);
    return other && other.id;
  }

  on() {
    return { mic: Boolean(this.local.microphone) && !this.muted, camera: Boolean(this.local.camera) };
  }

  // Resolves when the studio knows what is on; what is not answered is not waited for long.
  told() {
    if (!this.joined) return Promise.resolve();
    this.tell({ type: "state", ...this.on() });
    return new Promise((known) => {
      this.waiting.push(known);
      setTimeout(known, ANSWER_MS);
    });
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
