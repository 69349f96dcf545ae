"""CPU of decoding one 1080p25 6 Mbit/s source to 960x540: the console's decoder beside ffmpeg, same clip.

    python -m tests.bench.preview_decode [--repeats 3] [--seconds 12] [--bframes]

ffmpeg: `-threads 1`, decode + scale to 960x540 bgra, no output; it is given the clip at its own speed
(`-re`), as the bar says, and once more flat out. The decoder gets the fragments in real time from a thread
that stands for the ingest, with scanning, pacing, sound and meters; its process is measured from the first byte to the
last picture. The picture is taken and not painted: the window's share is measured by the other benches.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.machine import machine

SIZE = (960, 540)
CHUNK = 16 * 1024


def clip(seconds: int, bframes: bool) -> Path:
    """Moving content that uses the whole bit rate: a zoom, a moving test card, grain. Kept in the temporary folder."""
    folder = Path(tempfile.gettempdir()) / "airdesk-bench"
    folder.mkdir(exist_ok=True)
    kept = folder / f"moving-{seconds}s-{'b' if bframes else 'p'}.mp4"
    if not kept.exists():
        making = kept.with_suffix(".making.mp4")
        inputs = ("mandelbrot=s=1920x1080:r=25:end_scale=0.02:end_pts=300", "testsrc2=s=960x540:r=25", "sine=r=44100")
        tune = [] if bframes else ["-tune", "zerolatency"]
        blend = "[0][1]overlay=x='480+300*sin(t)':y='270+200*cos(t*1.3)',noise=alls=6:allf=t,format=yuv420p[v]"
        command = ["ffmpeg", "-v", "error", "-y", *(w for i in inputs for w in ("-f", "lavfi", "-i", i))]
        command += ["-filter_complex", blend, "-map", "[v]", "-map", "2", "-t", str(seconds), "-c:v", "libx264"]
        command += ["-preset", "veryfast", *tune, "-b:v", "6M", "-maxrate", "6M"]
        command += ["-bufsize", "6M", "-g", "50", "-c:a", "aac", "-b:a", "128k", "-ac", "2"]
        command += ["-movflags", "empty_moov+default_base_moof", "-frag_duration", "200000", str(making)]
        subprocess.run(command, check=True)
        making.replace(kept)
    return kept


def ffmpeg(source: Path, real_time: bool) -> float:
    """CPU seconds of decode + scale, with nothing behind it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pace = ["-re"] if real_time else []
    subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-threads",
            "1",
            *pace,
            "-i",
            str(source),
            "-an",
            "-filter_threads",
            "1",
            "-vf",
            f"scale={SIZE[0]}:{SIZE[1]}",
            "-pix_fmt",
            "bgra",
            "-threads",
            "1",
            "-f",
            "null",
            "-",
        ],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ours(source: Path) -> dict[str, float]:
    """The decoder in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.preview_decode", "--decode", str(source)]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def decode(source: Path) -> None:
    """The child: prints its figures."""
    import psutil

    import desktop.media.codec  # imported once in the life of the console
    import desktop.media.scaler  # noqa: F401
    from desktop.media.boxes import BoxScanner, Fragment
    from desktop.media.clock import PlayClock
    from desktop.media.decoder import Decoder
    from desktop.media.feed import Feed
    from desktop.media.levels import Levels
    from desktop.media.movie import read_movie
    from desktop.media.samples import SampleReader

    pieces = BoxScanner().feed(source.read_bytes())
    movie = read_movie(pieces[0].data)
    video = movie.video
    assert video is not None
    reader, paced = SampleReader(movie), []
    for piece in pieces[1:]:
        assert isinstance(piece, Fragment)
        pictures = [s for s in reader.read(piece.data, piece.offset) if s.track_id == video.id]
        end = max((video.seconds(s.dts + s.duration) for s in pictures), default=paced[-1][0] if paced else 0.0)
        paced.append((end, bytes(piece.data)))
    clock, feed, levels = PlayClock(), Feed(), Levels()

    class Sink:
        def push(self, media_s: float, samples: object, rate: int) -> None:
            levels.push(clock.due(media_s), samples, rate)  # type: ignore[arg-type]

    decoder = Decoder(feed, clock, lambda: None, Sink())
    decoder.set_size(*SIZE)
    rss = psutil.Process().memory_info().rss
    decoder.start()
    began_cpu, began = time.process_time(), time.monotonic()
    scanner = BoxScanner()
    for end, data in [(0.0, bytes(pieces[0].data)), *paced]:
        time.sleep(max(0.0, began + end - time.monotonic()))
        for at in range(0, len(data), CHUNK):
            for piece in scanner.feed(data[at : at + CHUNK]):
                feed.put(piece, time.monotonic())
    feed.close()
    decoder._thread.join()
    stats = decoder.stats
    grown = psutil.Process().memory_info().rss - rss
    print(
        json.dumps(
            {
                "cpu": time.process_time() - began_cpu,
                "thread": stats.cpu_s,
                "shown": stats.shown,
                "dropped": stats.dropped,
                "memory": grown / 1e6,
                "sent": stats.decoded,
            }
        )
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--seconds", type=int, default=12)
    options.add_argument("--bframes", action="store_true")
    options.add_argument("--decode", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.decode is not None:
        decode(given.decode)
        return
    if shutil.which("ffmpeg") is None:
        sys.exit("ffmpeg is not installed")
    source = clip(given.seconds, given.bframes)
    print(machine())
    rows = [(ffmpeg(source, True), ffmpeg(source, False), ours(source)) for _ in range(given.repeats)]
    paced, flat = statistics.median(row[0] for row in rows), statistics.median(row[1] for row in rows)
    cpu = statistics.median(row[2]["cpu"] for row in rows)
    share = 100 / given.seconds
    print(f"ffmpeg, at the clip's speed  {paced:6.2f} s  {paced * share:5.1f} % of a core")
    print(f"ffmpeg, flat out             {flat:6.2f} s  {flat * share:5.1f} %")
    print(f"decoder, in real time        {cpu:6.2f} s  {cpu * share:5.1f} %")
    print(f"ratio {cpu / paced:.2f} (to ffmpeg flat out {cpu / flat:.2f}); the bar of the whole console is 1.20")
    last = rows[-1][2]
    print(f"shown {last['shown']:.0f}, dropped {last['dropped']:.0f}, memory of the source {last['memory']:.0f} MB")


if __name__ == "__main__":
    main()
