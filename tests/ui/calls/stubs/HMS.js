// As the documents of @100mslive/hms-video-store have it: what is called is noted, and what the token names happens then.
window.HMS = (() => {
  const note = (...words) => console.warn("stub", JSON.stringify(words));
  const by = (name) => (id) => ({ name, id });
  const peers = [
    { id: "p1", name: "Desk", isLocal: true },
    { id: "p2", name: "Lan", isLocal: false, videoTrack: "v2" },
  ];
  const values = {
    connected: () => joined,
    peers: () => (joined ? peers : []),
    level: (id) => (id === "p2" ? 50 : 0),
    quality: (id) => (id === "p2" ? { downlinkQuality: 1 } : undefined),
    audio: (id) => id === "p2" || audio,
    video: () => true,
  };
  let joined = false;
  let audio = true;
  let told = null;
  let subscribed = null;
  let ends = 0; // the code of a terminal error that comes with the next mute
  const happen = (type, data) => told && told({ type, data });
  const actions = {
    async join({ userName, authToken, settings }) {
      note("join", userName, authToken, settings.isAudioMuted, settings.isVideoMuted, Boolean(settings.audioInputDeviceId));
      if (authToken.startsWith("error:")) throw { code: Number(authToken.slice(6)), message: "refused" };
      if (authToken === "forever") return new Promise(() => {});
      if (authToken.startsWith("told:")) {
        setTimeout(() => happen("ERROR", { code: Number(authToken.slice(5)), description: "no way" }), 50);
        return;
      }
      ends = authToken.startsWith("mute-ends:") ? Number(authToken.slice(10)) : 0;
      setTimeout(() => {
        joined = true;
        subscribed(true);
        if (ends) return;
        setTimeout(() => {
          if (authToken.startsWith("terminal:")) happen("ERROR", { code: Number(authToken.slice(9)), isTerminal: true });
          else happen(authToken, { reason: "because" });
        }, 100);
      }, 50);
    },
    leave: async () => {
      joined = false;
      note("leave");
    },
    setLocalAudioEnabled: async (on) => {
      audio = on;
      note("setLocalAudioEnabled", on);
      if (ends) happen("ERROR", { code: ends, isTerminal: true });
    },
    setLocalVideoEnabled: async (on) => note("setLocalVideoEnabled", on),
    setAudioSettings: async ({ deviceId }) => note("setAudioSettings", Boolean(deviceId)),
    setVideoSettings: async ({ deviceId }) => note("setVideoSettings", Boolean(deviceId)),
    setAudioOutputDevice: async (id) => note("setAudioOutputDevice", Boolean(id)),
    setVolume: (percent) => note("setVolume", percent),
    attachVideo: async (id, element) => {
      const canvas = document.createElement("canvas");
      canvas.getContext("2d").fillRect(0, 0, 10, 10);
      element.srcObject = canvas.captureStream(5);
      note("attachVideo", id);
    },
    detachVideo: async () => {},
  };
  class HMSReactiveStore {
    triggerOnSubscribe() {}
    getActions() {
      return actions;
    }
    getStore() {
      return {
        getState: (selector) => (typeof selector === "function" ? selector() : values[selector.name](selector.id)),
        subscribe: (listener) => {
          subscribed = listener;
          return () => {};
        },
      };
    }
    getNotifications() {
      return {
        onNotification: (listener) => {
          told = listener;
          return () => {};
        },
      };
    }
  }
  const types = ["ERROR", "REMOVED_FROM_ROOM", "ROOM_ENDED", "RECONNECTING", "RECONNECTED"];
  return {
    HMSReactiveStore,
    HMSNotificationTypes: Object.fromEntries(types.map((type) => [type, type])),
    selectIsConnectedToRoom: values.connected,
    selectPeers: values.peers,
    selectPeerAudioByID: by("level"),
    selectConnectionQualityByPeerID: by("quality"),
    selectIsPeerAudioEnabled: by("audio"),
    selectIsPeerVideoEnabled: by("video"),
  };
})();
