// Pictures for the desk: the newest of each track as a small JPEG, a few times a second.
// Frames come from the tracks themselves, since a page that nobody sees paints no video.

const QUALITY = 0.7;
const EVERY_MS = 80;

export class Pictures {
  constructor(say) {
    this.say = say;
    this.width = 0; // 0: the desk shows none
    this.reels = new Map();
  }

  // `tracks` is who is to be seen: person to track.
  show(tracks) {
    for (const [person, reel] of this.reels) {
      if (tracks.get(person) !== reel.track) this.end(person);
    }
    for (const [person, track] of tracks) {
      if (!this.reels.has(person) && this.width > 0) this.begin(person, track);
    }
  }

  begin(person, track) {
    const clone = track.clone();
    const reader = new MediaStreamTrackProcessor({ track: clone }).readable.getReader();
    const reel = { track, clone, reader, on: true };
    this.reels.set(person, reel);
    this.run(person, reel);
  }

  end(person) {
    const reel = this.reels.get(person);
    this.reels.delete(person);
    reel.on = false;
    reel.clone.stop();
    this.say({ type: "picture", person });
  }

  async run(person, reel) {
    const canvas = new OffscreenCanvas(16, 16);
    let next = 0;
    while (reel.on) {
      const { value: frame, done } = await reel.reader.read();
      if (done) break;
      if (!reel.on || performance.now() < next) {
        frame.close();
        continue;
      }
      next = performance.now() + EVERY_MS;
      const width = Math.min(this.width, frame.displayWidth);
      canvas.width = width;
      canvas.height = Math.round((width * frame.displayHeight) / frame.displayWidth);
      canvas.getContext("2d", { alpha: false }).drawImage(frame, 0, 0, canvas.width, canvas.height);
      frame.close();
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
      const jpeg = await base64(blob);
      if (reel.on) this.say({ type: "picture", person, jpeg });
    }
  }
}

function base64(blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(blob);
  });
}
