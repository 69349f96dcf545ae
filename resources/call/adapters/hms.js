// 100ms's calls, by its store (@100mslive/hms-video-store, bundled as the global HMS).
// Its documents: www.100ms.live/docs/javascript/v2. It captures by itself, from the devices it is given.

import { Ended } from "../ended.js";

const SILENT_DB = -200;
const WEAK = 2; // of the downlink's quality, 1 to 5; 0 and below: not known, or gone
const ERRORS = {
  1000: "lost", // no connection to the service
  1003: "lost", // the connection did not come back
  2003: "lost",
  2004: "refused", // the token
  3001: "microphone_denied",
  3002: "microphone_missing",
  3003: "device_busy",
  3011: "microphone_denied", // by the system
  4005: "lost", // no way through for the media
};

export default class Hms {
  static sdk = "HMS.js";

  constructor(hear) {
    this.hear = hear;
    this.volume = 100;
    this.pictures = new Map(); // of a track: the element it is attached to
    this.over = false;
    this.fresh = ""; // a token that came later than the one of the join
  }

  async join(order, local) {
    const { ticket, name } = order;
    this.order = order;
    this.local = local;
    this.reactive = new HMS.HMSReactiveStore();
    this.reactive.triggerOnSubscribe();
    this.store = this.reactive.getStore();
    this.actions = this.reactive.getActions();
    const connected = this.connected();
    const settings = {
      isAudioMuted: local.muted || !local.microphone,
      isVideoMuted: !local.camera,
      audioInputDeviceId: device(local.microphone),
      videoDeviceId: device(local.camera),
    };
    try {
      await this.actions.join({ userName: name, authToken: ticket.token, settings });
      await connected;
    } catch (error) {
      throw error instanceof Ended ? error : new Ended(why(error), `${error.code || ""} ${error.message || error}`);
    }
    this.joined = true;
  }

  // Resolves once the room is joined; fails with the error that comes instead.
  connected() {
    const result = new Promise((done, fail) => {
      const { HMSNotificationTypes: kind } = HMS;
      const first = (error) => fail(new Ended(why(error), `${error.code} ${error.description || error.message || ""}`));
      this.unlisten = this.reactive.getNotifications().onNotification(({ type, data }) => {
        if (type === kind.ERROR && !this.joined) first(data);
        else if (type === kind.ERROR && data.isTerminal) this.end(why(data), `${data.code} ${data.description || ""}`);
        else if (type === kind.REMOVED_FROM_ROOM) this.end("removed", (data && data.reason) || "");
        else if (type === kind.ROOM_ENDED) this.end("over", (data && data.reason) || "");
        else if (type === kind.RECONNECTING && this.joined) this.hear.state("reconnecting");
        else if (type === kind.RECONNECTED && this.joined) this.hear.state("joined");
      });
      this.unsubscribe = this.store.subscribe((there) => there && done(), HMS.selectIsConnectedToRoom);
    });
    result.catch(() => {}); // the join itself may fail before anybody waits for this
    return result;
  }

  end(reason, details) {
    if (this.over) return;
    if (this.fresh && (reason === "lost" || reason === "refused")) {
      this.again();
      return;
    }
    this.over = true;
    this.hear.state("ended", reason, details);
  }

  // Once with each newer token: with the old one the SDK may have tried in vain.
  async again() {
    const ticket = { ...this.order.ticket, token: this.fresh };
    this.fresh = "";
    this.joined = false;
    this.hear.state("reconnecting");
    this.unlisten();
    this.unsubscribe();
    this.pictures.clear();
    try {
      await this.actions.leave().catch(() => {});
      if (this.over) return;
      await this.join({ ...this.order, ticket }, this.local);
      if (this.over) return;
      this.actions.setVolume(this.volume);
      this.hear.state("joined");
    } catch (error) {
      if (!this.over) this.end(error.why || "failed", error.details || `${error}`);
    }
  }

  async setMuted(muted) {
    this.local.muted = muted;
    await this.actions.setLocalAudioEnabled(!muted);
  }

  async setTrack(kind, track) {
    this.local[kind] = track;
    if (kind === "microphone") {
      if (track) await this.actions.setAudioSettings({ deviceId: device(track) });
      return;
    }
    if (track) await this.actions.setVideoSettings({ deviceId: device(track) });
    await this.actions.setLocalVideoEnabled(Boolean(track));
  }

  async setSpeaker(id) {
    if (id) await this.actions.setAudioOutputDevice(id);
  }

  setVolume(percent) {
    this.volume = percent;
    this.actions.setVolume(percent);
  }

  // The SDK takes a token at the join and never another one. Who is in the room stays there past its end, but comes back
  // after an outage only with one that is valid: the newest is kept for that.
  async renew(token) {
    this.fresh = token;
  }

  async leave() {
    this.over = true;
    if (this.unsubscribe) this.unsubscribe();
    if (this.unlisten) this.unlisten();
    this.pictures.clear();
    if (this.actions) await this.actions.leave();
  }

  people() {
    if (!this.joined) return [];
    const { store } = this;
    return store.getState(HMS.selectPeers).map((peer) => {
      const loud = store.getState(HMS.selectPeerAudioByID(peer.id)) || 0;
      const quality = store.getState(HMS.selectConnectionQualityByPeerID(peer.id));
      return {
        id: peer.id,
        name: peer.name || "",
        me: peer.isLocal,
        muted: !store.getState(HMS.selectIsPeerAudioEnabled(peer.id)),
        camera: Boolean(store.getState(HMS.selectIsPeerVideoEnabled(peer.id))),
        weak: Boolean(quality) && quality.downlinkQuality > 0 && quality.downlinkQuality <= WEAK,
        level: loud > 0 ? 20 * Math.log10(loud / 100) : SILENT_DB,
      };
    });
  }

  tracks() {
    const seen = new Map();
    const wanted = new Set();
    for (const peer of this.joined ? this.store.getState(HMS.selectPeers) : []) {
      if (peer.isLocal || !peer.videoTrack || !this.store.getState(HMS.selectIsPeerVideoEnabled(peer.id))) continue;
      wanted.add(peer.videoTrack);
      const track = this.attached(peer.videoTrack);
      if (track) seen.set(peer.id, track);
    }
    for (const id of [...this.pictures.keys()].filter((one) => !wanted.has(one))) {
      this.actions.detachVideo(id, this.pictures.get(id)).catch(() => {});
      this.pictures.delete(id);
    }
    return seen;
  }

  // The store hands out no tracks, but attaches one to an element.
  attached(id) {
    if (!this.pictures.has(id)) {
      const element = document.createElement("video");
      this.pictures.set(id, element);
      this.actions.attachVideo(id, element).catch(() => this.pictures.delete(id));
    }
    const stream = this.pictures.get(id).srcObject;
    return stream ? stream.getVideoTracks()[0] : undefined;
  }
}

function device(track) {
  return track ? track.getSettings().deviceId : undefined;
}

function why(error) {
  if (error.name === "InvalidCharacterError") return "refused"; // a token that is none
  return ERRORS[error.code] || "failed";
}
