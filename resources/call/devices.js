// Microphone, camera and speaker of this computer: what is there, what is in use, how loud it is.
// `setup` of the desk is the wish; `use` makes it true and says what became of it. The desk knows devices by their
// names: Chromium's own ids are others in each run. "" is the system's default.

const FAULTS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  AbortError: "denied", // QtWebEngine's word for a permission that was not given
  NotFoundError: "none",
  OverconstrainedError: "gone",
  NotReadableError: "busy",
};

const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 25, max: 30 } };
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

const KINDS = { microphone: "audioinput", camera: "videoinput", speaker: "audiooutput" };
const NO_DEVICES = new Set(["", "default", "communications"]); // words for another one, or not known yet

// Two of the same name are told apart by a number.
function named(found) {
  const ids = new Map();
  for (const { deviceId, label } of found) {
    if (NO_DEVICES.has(deviceId) || !label) continue;
    let name = label;
    for (let count = 2; ids.has(name); ++count) name = `${label} (${count})`;
    ids.set(name, deviceId);
  }
  return ids;
}

export class Devices {
  // `say` hands an event to the desk; `changed(kind, track)` is called when another track is in use.
  constructor(say, changed) {
    this.say = say;
    this.changed = changed;
    this.tracks = { microphone: null, camera: null };
    this.wanted = { microphone: null, camera: null }; // names; null is off
    this.work = { microphone: Promise.resolve(), camera: Promise.resolve() };
    this.ids = { microphone: new Map(), camera: new Map(), speaker: new Map() };
    this.faults = { microphone: "", camera: "" };
    this.muted = true;
    this.meter = new Meter();
    navigator.mediaDevices.addEventListener("devicechange", () => this.list());
  }

  async list() {
    const found = await navigator.mediaDevices.enumerateDevices();
    for (const [kind, word] of Object.entries(KINDS)) this.ids[kind] = named(found.filter((one) => one.kind === word));
    const names = (kind) => [...this.ids[kind].keys()];
    const devices = { microphones: names("microphone"), cameras: names("camera"), speakers: names("speaker") };
    this.say({ type: "devices", ...devices });
  }

  // Chromium's id of a device; "" for the default and for one that is not there.
  id(kind, name) {
    return (name && this.ids[kind].get(name)) || "";
  }

  use(setup) {
    this.mute(setup.muted);
    return Promise.all([
      this.turn("microphone", setup.microphone_on ? setup.microphone : null),
      this.turn("camera", setup.camera_on ? setup.camera : null),
    ]);
  }

  mute(muted) {
    this.muted = muted;
    if (this.tracks.microphone) this.tracks.microphone.enabled = !muted;
  }

  turn(kind, name) {
    if (this.wanted[kind] === name) return this.work[kind];
    this.wanted[kind] = name;
    // One after the other: a device is let go before the next one is asked for.
    this.work[kind] = this.work[kind].then(() => (this.wanted[kind] === name ? this.open(kind, name) : undefined));
    return this.work[kind];
  }

  async open(kind, name) {
    this.drop(kind);
    if (name === null) {
      this.changed(kind, null);
      this.say({ type: "device", kind, on: false });
      return;
    }
    try {
      const track = await this.capture(kind, name);
      if (this.wanted[kind] !== name) {
        track.stop();
        return;
      }
      this.take(kind, track, name);
    } catch (error) {
      this.faults[kind] = FAULTS[error.name] || "failed";
      this.changed(kind, null);
      this.say({ type: "device", kind, on: false, fault: this.faults[kind], details: `${error}` });
      this.wanted[kind] = undefined; // the same wish again is another try
    }
  }

  // Nobody is told the names of the devices before one of their kind was opened: any one, then.
  async capture(kind, name) {
    const open = async (id) => {
      const exact = id ? { deviceId: { exact: id } } : {};
      const wish = kind === "camera" ? { video: { ...PICTURE, ...exact } } : { audio: { ...SOUND, ...exact } };
      const [track] = (await navigator.mediaDevices.getUserMedia(wish)).getTracks();
      return track;
    };
    if (!name || this.id(kind, name)) {
      const track = await open(this.id(kind, name));
      await this.list();
      return track;
    }
    (await open("")).stop();
    await this.list();
    if (!this.id(kind, name)) throw new DOMException(`${name} is not there`, "OverconstrainedError");
    return open(this.id(kind, name));
  }

  take(kind, track, name) {
    this.tracks[kind] = track;
    this.faults[kind] = "";
    if (kind === "microphone") {
      track.enabled = !this.muted;
      this.meter.listen(track);
    }
    track.addEventListener("ended", () => {
      if (this.tracks[kind] !== track) return;
      this.drop(kind);
      this.wanted[kind] = undefined;
      this.changed(kind, null);
      this.say({ type: "device", kind, on: false, fault: "gone" });
    });
    this.changed(kind, track);
    this.say({ type: "device", kind, on: true, name });
  }

  drop(kind) {
    const track = this.tracks[kind];
    this.tracks[kind] = null;
    if (kind === "microphone") this.meter.silence();
    if (track) track.stop();
  }
}

// The peak of a track since it was last read. A muted microphone is still measured: a clone of it is listened to.
export class Meter {
  constructor() {
    this.context = null;
    this.source = null;
    this.clone = null;
  }

  listen(track) {
    this.silence();
    this.context = this.context || new AudioContext();
    this.clone = track.clone();
    this.clone.enabled = true;
    this.source = this.context.createMediaStreamSource(new MediaStream([this.clone]));
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 8192; // 170 ms at 48 kHz: nothing between two readings is missed
    this.samples = new Float32Array(this.analyser.fftSize);
    this.source.connect(this.analyser);
  }

  silence() {
    if (this.source) this.source.disconnect();
    if (this.clone) this.clone.stop();
    this.source = this.clone = null;
  }

  close() {
    this.silence();
    if (this.context) this.context.close();
    this.context = null;
  }

  // dBFS; null when there is nothing to measure. Digital silence is -200. The engine's own gain control can go beyond
  // full scale, where what is sent is cut.
  get peak() {
    if (!this.source) return null;
    this.analyser.getFloatTimeDomainData(this.samples);
    let most = 0;
    for (const sample of this.samples) most = Math.max(most, Math.abs(sample));
    return most > 1e-10 ? 20 * Math.log10(Math.min(1, most)) : -200;
  }
}

export function beep(speaker) {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const loud = context.createGain();
  loud.gain.setValueAtTime(0.0001, context.currentTime);
  loud.gain.exponentialRampToValueAtTime(0.2, context.currentTime + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.6);
  tone.frequency.value = 660;
  tone.connect(loud).connect(context.destination);
  const ready = speaker && context.setSinkId ? context.setSinkId(speaker) : Promise.resolve();
  return ready.then(
    () =>
      new Promise((done) => {
        tone.onended = () => context.close().then(done);
        tone.start();
        tone.stop(context.currentTime + 0.6);
      })
  );
}
