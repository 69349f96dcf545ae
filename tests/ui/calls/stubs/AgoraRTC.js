// As the documents of agora-rtc-sdk-ng 4.x have it: what is called is noted, and what the token names happens then.
window.AgoraRTC = (() => {
  const note = (...words) => console.warn("stub", JSON.stringify(words));
  const local = (kind, { mediaStreamTrack }) => ({
    kind,
    setMuted: async (muted) => note("setMuted", kind, muted),
    live: mediaStreamTrack.readyState,
  });
  const user = (hasAudio, track) => ({
    uid: 4294967295,
    hasAudio,
    hasVideo: Boolean(track),
    videoTrack: track && { getMediaStreamTrack: () => track },
    audioTrack: {
      play: () => note("play"),
      setVolume: (percent) => note("setVolume", percent),
      setPlaybackDevice: async (id) => note("setPlaybackDevice", Boolean(id)),
      getVolumeLevel: () => 0.5,
    },
  });
  class Client {
    constructor() {
      this.listeners = {};
      this.remoteUsers = [];
    }
    on(event, listener) {
      this.listeners[event] = listener;
    }
    emit(event, ...values) {
      return this.listeners[event] && this.listeners[event](...values);
    }
    async join(appId, channel, token, uid) {
      note("join", appId, channel, token, uid);
      if (token === "forever") return new Promise(() => {});
      if (token.startsWith("error:")) throw Object.assign(new Error("refused"), { code: token.slice(6) });
      setTimeout(() => this.happen(token), 300);
      return uid;
    }
    async happen(token) {
      const canvas = document.createElement("canvas");
      canvas.getContext("2d").fillRect(0, 0, 10, 10);
      this.remoteUsers = [user(true, canvas.captureStream(5).getVideoTracks()[0])];
      this.emit("user-joined", this.remoteUsers[0]);
      await this.emit("user-published", this.remoteUsers[0], "audio");
      await this.emit("user-published", this.remoteUsers[0], "video");
      const [event, ...values] = token.split(":");
      if (event === "state") this.emit("connection-state-change", ...values);
      else if (event === "back") {
        this.emit("connection-state-change", "RECONNECTING", "CONNECTED");
        this.emit("connection-state-change", "CONNECTED", "RECONNECTING");
      } else if (event === "quality") {
        this.emit("network-quality", { uplinkNetworkQuality: 5, downlinkNetworkQuality: 1 });
      } else this.emit(token);
    }
    async subscribe(who, kind) {
      note("subscribe", kind);
    }
    async publish(track) {
      note("publish", track.kind, track.live);
    }
    async unpublish(track) {
      note("unpublish", track.kind);
    }
    async renewToken(token) {
      note("renewToken", token);
    }
    async leave() {
      note("leave");
    }
    getRemoteNetworkQuality() {
      return { 4294967295: { uplinkNetworkQuality: 1, downlinkNetworkQuality: 1 } };
    }
  }
  return {
    setLogLevel: () => {},
    createClient: (config) => {
      note("createClient", config);
      return new Client();
    },
    createCustomAudioTrack: (config) => local("audio", config),
    createCustomVideoTrack: (config) => local("video", config),
  };
})();
