// The call, as the desk commands it: one adapter for each provider, the same words for all of them.
//
// An adapter has these, and nothing else is known of it:
//   Adapter.sdk                  the file of the provider's own part, or none
//   new Adapter(hear)            hear.state(state, why, details), hear.people(), hear.expires()
//   join({ticket, name}, local)  local: {microphone, camera: MediaStreamTrack or null, muted, setup}; resolves when joined
//   setMuted(muted)  setTrack(kind, track, setup)  setSpeaker(id)  setVolume(percent)  renew(token)
//   leave()                      resolves when nothing is sent or heard any more
//   people()                     [{id, name, me, muted, camera, level, weak}], level in dBFS or null
//   tracks()                     Map of person to the MediaStreamTrack of the picture

import { Devices, beep } from "./devices.js";
import { Ended } from "./ended.js";
import { Pictures } from "./pictures.js";

const ADAPTERS = { local: "./adapters/local.js", agora: "./adapters/agora.js", hms: "./adapters/hms.js" };
const DEVICE_ENDINGS = {
  microphone: { denied: "microphone_denied", none: "microphone_missing", gone: "microphone_missing" },
  camera: { denied: "camera_denied", none: "camera_missing", gone: "camera_missing" },
};
const ROLL_MS = 100;
const ME = "me"; // the own picture before anybody has a number

class Call {
  constructor(say) {
    this.say = say;
    this.setup = null;
    this.adapter = null;
    this.turn = 0; // which join is the present one
    this.devices = new Devices(say, (kind, track) => this.hand(kind, track));
    this.pictures = new Pictures(say);
    this.told = "";
    setInterval(() => this.roll(), ROLL_MS);
  }

  receive(order) {
    const act = { setup: "arrange", join: "join", renew: "renew", leave: "leave", test: "test" }[order.type];
    Promise.resolve(this[act](order)).catch((error) => this.state("ended", error.why || "failed", `${error}`));
  }

  async arrange(setup) {
    const before = this.setup || {};
    this.setup = setup;
    this.pictures.width = setup.picture_width;
    const ready = this.devices.use(setup);
    if (this.adapter) {
      if (setup.muted !== before.muted) await this.adapter.setMuted(setup.muted);
      if (setup.speaker !== before.speaker) await this.adapter.setSpeaker(this.devices.id("speaker", setup.speaker));
      if (setup.volume !== before.volume) this.adapter.setVolume(setup.volume);
    }
    await ready;
    this.confirm();
  }

  async join(order) {
    const turn = ++this.turn;
    await this.drop();
    this.state("connecting");
    await Promise.all(Object.values(this.devices.work));
    if (turn !== this.turn) return;
    const missing = order.needs.find((kind) => !this.devices.tracks[kind]);
    if (missing) {
      this.state("ended", DEVICE_ENDINGS[missing][this.devices.faults[missing]] || "device_busy", missing);
      return;
    }
    const { default: Adapter } = await import(ADAPTERS[order.provider]);
    await bring(Adapter.sdk);
    if (turn !== this.turn) return;
    const now = (act) => (...words) => turn === this.turn && act(...words);
    const adapter = new Adapter({
      state: now((state, why, details) => this.ended(state) && this.state(state, why, details)),
      people: now(() => this.roll()),
      expires: now(() => this.say({ type: "expires" })),
    });
    this.adapter = adapter;
    const { microphone, camera } = this.devices.tracks;
    const { muted } = this.setup;
    try {
      await adapter.join(order, { microphone, camera, muted, setup: this.setup });
      if (turn !== this.turn) return;
      await this.settle(adapter, { microphone, camera, muted });
      if (turn !== this.turn || this.adapter !== adapter) return;
      this.state("joined");
      this.confirm();
    } catch (error) {
      if (turn !== this.turn) return;
      await this.drop();
      this.state("ended", error.why || "failed", `${error.details || error}`);
    }
  }

  // What the operator has changed while the adapter was joining.
  async settle(adapter, before) {
    adapter.setVolume(this.setup.volume);
    await adapter.setSpeaker(this.devices.id("speaker", this.setup.speaker));
    if (this.setup.muted !== before.muted) await adapter.setMuted(this.setup.muted);
    for (const kind of ["microphone", "camera"]) {
      const track = this.devices.tracks[kind];
      if (track !== before[kind]) await adapter.setTrack(kind, track, this.setup);
    }
  }

  ended(state) {
    if (state === "ended") this.drop();
    return true;
  }

  async renew(order) {
    if (this.adapter) await this.adapter.renew(order.token);
  }

  async leave() {
    ++this.turn;
    await this.drop();
    this.state("ended", "left");
  }

  async drop() {
    const adapter = this.adapter;
    this.adapter = null;
    if (!adapter) return;
    try {
      await adapter.leave();
    } catch (error) {
      this.say({ type: "said", text: `leave: ${error}` });
    }
  }

  async test() {
    await beep(this.setup ? this.devices.id("speaker", this.setup.speaker) : "");
  }

  hand(kind, track) {
    if (this.adapter) {
      Promise.resolve(this.adapter.setTrack(kind, track, this.setup)).then(
        () => this.confirm(),
        (error) => this.say({ type: "said", text: `${kind}: ${error}` })
      );
    }
  }

  // What the others hear and see now.
  confirm() {
    const { microphone, camera } = this.devices.tracks;
    this.say({ type: "sending", microphone: Boolean(microphone) && microphone.enabled, camera: Boolean(camera) });
  }

  state(state, why = "", details = "") {
    this.say({ type: "state", state, why, details });
  }

  // Ten times a second: how loud it is here and there. Who is there is told when it has changed.
  roll() {
    const people = this.adapter ? this.adapter.people() : [];
    const words = JSON.stringify(people.map(({ level, ...rest }) => rest));
    if (words !== this.told) {
      this.told = words;
      this.say({ type: "people", people: people.map(({ level, ...rest }) => rest) });
    }
    const levels = {};
    for (const one of people) if (!one.me && one.level !== null) levels[one.id] = one.level;
    this.say({ type: "levels", microphone: this.devices.meter.peak, people: levels });
    this.look();
  }

  look() {
    const tracks = this.adapter ? new Map(this.adapter.tracks()) : new Map();
    if (this.devices.tracks.camera) tracks.set(ME, this.devices.tracks.camera);
    if (this.pictures.width === 0) tracks.clear();
    this.pictures.show(tracks);
  }
}

// The provider's own part: a script of ours or none at all.
function bring(file) {
  if (!file) return Promise.resolve();
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `sdk/${file}`;
    script.addEventListener("load", done);
    script.addEventListener("error", () => fail(new Ended("no_page", `${file} was not brought in`)));
    document.head.append(script);
  });
}

new QWebChannel(qt.webChannelTransport, (channel) => {
  const desk = channel.objects.desk;
  const call = new Call((event) => desk.say(JSON.stringify(event)));
  desk.told.connect((order) => call.receive(JSON.parse(order)));
  navigator.mediaDevices.enumerateDevices().then(() => {
    desk.say(JSON.stringify({ type: "ready" }));
    call.devices.list();
  });
});
