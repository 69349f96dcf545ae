// Agora's calls, by its Web SDK 4.x (agora-rtc-sdk-ng, global AgoraRTC). VP8: the web engine has no H.264.
// Its documents: api-ref.agora.io/en/video-sdk/web/4.x. What is captured stays ours; it gets our tracks.

import { Ended } from "../ended.js";

const SILENT_DB = -200;
const WEAK = 4; // of network-quality: 4 is bad, 5 very bad, 6 down
const ERRORS_ONLY = 3;
const REASONS = {
  UID_BANNED: "removed",
  IP_BANNED: "removed",
  CHANNEL_BANNED: "over",
  TOKEN_EXPIRE: "expired",
  UID_CONFLICT: "elsewhere",
  NETWORK_ERROR: "lost",
  SERVER_ERROR: "failed",
};
const ERRORS = {
  CAN_NOT_GET_GATEWAY_SERVER: "refused", // an expired, missing or foreign token
  INVALID_PARAMS: "refused",
  TOKEN_EXPIRE: "expired",
  UID_CONFLICT: "elsewhere",
  NETWORK_ERROR: "lost",
  NETWORK_TIMEOUT: "lost",
};

export default class Agora {
  static sdk = "AgoraRTC.js";

  constructor(hear) {
    this.hear = hear;
    this.sent = { microphone: null, camera: null };
    this.volume = 100;
    this.speaker = "";
    this.weak = false;
    this.leaving = false;
  }

  async join({ ticket }, local) {
    AgoraRTC.setLogLevel(ERRORS_ONLY);
    this.client = AgoraRTC.createClient({ mode: "rtc", codec: "vp8" });
    this.listen(this.client);
    this.muted = local.muted;
    try {
      this.me = await this.client.join(ticket.app_id, ticket.channel, ticket.token, ticket.uid);
      for (const kind of ["microphone", "camera"]) await this.setTrack(kind, local[kind]);
    } catch (error) {
      throw new Ended(ERRORS[error.code] || "failed", `${error.code || ""} ${error.message || error}`);
    }
    this.joined = true;
  }

  listen(client) {
    client.on("user-published", async (user, kind) => {
      await client.subscribe(user, kind);
      if (kind === "audio") this.play(user.audioTrack);
      this.hear.people();
    });
    for (const event of ["user-unpublished", "user-joined", "user-left", "user-info-updated"]) {
      client.on(event, () => this.hear.people());
    }
    client.on("connection-state-change", (now, before, reason) => this.turn(now, before, reason));
    client.on("network-quality", (quality) => {
      this.weak = Math.max(quality.uplinkNetworkQuality, quality.downlinkNetworkQuality) >= WEAK;
    });
    client.on("token-privilege-will-expire", () => this.hear.expires());
    client.on("token-privilege-did-expire", () => this.hear.state("ended", "expired"));
  }

  turn(now, before, reason) {
    if (this.leaving || !this.joined) return;
    if (now === "RECONNECTING") this.hear.state("reconnecting");
    else if (now === "CONNECTED" && before === "RECONNECTING") this.hear.state("joined");
    else if (now === "DISCONNECTED") this.hear.state("ended", REASONS[reason] || "failed", reason || "");
  }

  play(track) {
    track.setVolume(this.volume);
    if (this.speaker) track.setPlaybackDevice(this.speaker).catch(() => {});
    track.play();
  }

  async setMuted(muted) {
    this.muted = muted;
    if (this.sent.microphone) await this.sent.microphone.setMuted(muted);
  }

  // Another device is another track: the SDK would stop what it replaces.
  async setTrack(kind, track) {
    const before = this.sent[kind];
    this.sent[kind] = null;
    if (before) await this.client.unpublish(before);
    if (!track) return;
    const sent =
      kind === "microphone"
        ? AgoraRTC.createCustomAudioTrack({ mediaStreamTrack: track })
        : AgoraRTC.createCustomVideoTrack({ mediaStreamTrack: track });
    this.sent[kind] = sent;
    await this.client.publish(sent);
    if (kind === "microphone" && this.muted) await sent.setMuted(true);
  }

  async setSpeaker(id) {
    this.speaker = id;
    for (const { audioTrack } of this.client.remoteUsers) if (audioTrack) await audioTrack.setPlaybackDevice(id);
  }

  setVolume(percent) {
    this.volume = percent;
    for (const { audioTrack } of this.client.remoteUsers) if (audioTrack) audioTrack.setVolume(percent);
  }

  async renew(token) {
    await this.client.renewToken(token);
  }

  async leave() {
    this.leaving = true;
    if (this.client) await this.client.leave();
  }

  people() {
    if (!this.joined) return [];
    const me = {
      id: `${this.me}`,
      name: "",
      me: true,
      muted: this.muted || !this.sent.microphone,
      camera: Boolean(this.sent.camera),
      weak: this.weak,
      level: null,
    };
    const qualities = this.client.getRemoteNetworkQuality();
    return [me, ...this.client.remoteUsers.map((user) => this.other(user, qualities[user.uid]))];
  }

  other(user, quality) {
    const loud = user.audioTrack ? user.audioTrack.getVolumeLevel() : null;
    return {
      id: `${user.uid}`,
      name: `${user.uid}`, // Agora knows no names
      me: false,
      muted: !user.hasAudio,
      camera: user.hasVideo,
      weak: Boolean(quality) && quality.uplinkNetworkQuality >= WEAK,
      level: loud === null ? null : loud > 0 ? 20 * Math.log10(loud) : SILENT_DB,
    };
  }

  tracks() {
    const seen = new Map();
    for (const user of this.joined ? this.client.remoteUsers : []) {
      if (user.hasVideo && user.videoTrack) seen.set(`${user.uid}`, user.videoTrack.getMediaStreamTrack());
    }
    return seen;
  }
}
