"""The pictures of a run: how close each call comes to its limit, how many calls a second that is, and how long
calls take beside other servers."""

import math
from html import escape

INK, FAINT, OURS, LIMIT, SHORT = "#1f2933", "#9aa5b1", "#2563eb", "#cbd2d9", "#dc2626"
WIDTH, LEFT, RIGHT = 860, 190, 120


def text(x: float, y: float, words: str, size: int = 13, anchor: str = "start", color: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{color}">'
        f"{escape(words)}</text>"
    )


def bar(x: float, y: float, width: float, height: float, color: str) -> str:
    size = f'width="{max(width, 1):.1f}" height="{height}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size} rx="2" fill="{color}"/>'


def ratios(results: list[dict], top: float) -> tuple[list[str], float]:
    """Bars of the ratios at 64 in flight, each with a mark at the ratio that is wanted."""
    scale = (WIDTH - LEFT - RIGHT) / max(1.0, *(result["ratio"] for result in results))
    parts = [text(20, top, "Share of the limit, 64 calls in flight", 15)]
    y = top + 18
    for result in results:
        reached = result["ratio"] >= result["wanted"]
        mark = LEFT + result["wanted"] * scale
        end = LEFT + result["ratio"] * scale
        parts += [
            text(LEFT - 10, y + 17, result["name"], anchor="end"),
            bar(LEFT, y, scale, 24, "#f1f4f7"),
            bar(LEFT, y, result["ratio"] * scale, 24, OURS if reached else SHORT),
            f'<path d="M{mark:.1f} {y - 3}V{y + 27}" stroke="{INK}" stroke-width="2"/>',
            text(max(end, mark) + 8, y + 17, f"{result['ratio']:.2f} (wanted {result['wanted']:.2f})"),
        ]
        y += 40
    return parts, y


def rates(results: list[dict], top: float) -> tuple[list[str], float]:
    """Pairs of bars of calls a second: the limit program and the server."""
    pairs = [(result, count) for result in results for count in result["limit"]]
    highest = max(max(result["limit"][count], result["server"][count]) for result, count in pairs)
    scale = (WIDTH - LEFT - RIGHT) / highest
    parts = [text(20, top, "Thousand calls a second", 15)]
    parts += [bar(LEFT + 210, top - 11, 12, 12, LIMIT), text(LEFT + 228, top, "limit (C)")]
    parts += [bar(LEFT + 310, top - 11, 12, 12, OURS), text(LEFT + 328, top, "Handschlag")]
    y = top + 16
    for result in results:
        for count in result["limit"]:
            limit, ours = result["limit"][count], result["server"][count]
            parts += [
                text(LEFT - 10, y + 15, f"{result['name']}, {count} in flight", 12, "end"),
                bar(LEFT, y, limit * scale, 9, LIMIT),
                text(LEFT + limit * scale + 6, y + 9, f"{limit / 1000:.1f}", 10, color=FAINT),
                bar(LEFT, y + 11, ours * scale, 9, OURS),
                text(LEFT + ours * scale + 6, y + 20, f"{ours / 1000:.1f}", 10),
            ]
            y += 30
        y += 8
    return parts, y


def draw(results: list[dict], machine: str) -> str:
    first, y = ratios(results, 66)
    second, y = rates(results, y + 24)
    height = y + 24
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" font-family="Helvetica, Arial, DejaVu Sans, sans-serif">'
    )
    frame = [
        head,
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>',
        text(20, 30, "Handschlag against the limits of this machine", 18),
        text(20, y + 8, machine, 11, color=FAINT),
    ]
    return "\n".join(frame + first + second + ["</svg>", ""])


def draw_latencies(times: dict, names: dict, machine: str) -> str:
    """Histograms of the time that calls take at half of each server's peak, on one logarithmic axis."""
    low, high, rows = 10.0, 100_000.0, len(times)
    steps = 120
    scale = (WIDTH - LEFT - 40) / math.log(high / low)
    height = 70 + 90 * rows + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="Helvetica, Arial, DejaVu Sans, sans-serif">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        text(20, 30, "How long a call takes at half of the peak", 18),
    ]

    def place(microseconds: float) -> float:
        return LEFT + math.log(min(max(microseconds, low), high) / low) * scale

    for index, (peer, figures) in enumerate(times.items()):
        base = 70 + 90 * (index + 1) - 20
        counts = [0] * steps
        for microseconds, number in figures["histogram"]:
            at = math.log(min(max(microseconds, low), high) / low) / math.log(high / low)
            counts[min(int(at * steps), steps - 1)] += number
        width = (WIDTH - LEFT - 40) / steps
        top = max(counts)
        for step, count in enumerate(counts):
            if count:
                tall = max(60 * count / top, 1)
                parts.append(bar(LEFT + step * width, base - tall, width - 1, tall, OURS if index < 2 else FAINT))
        parts += [
            text(LEFT - 10, base - 30, names[peer], anchor="end"),
            text(LEFT - 10, base - 12, f"{figures['per_second']:,.0f} calls a second", 11, "end", FAINT),
        ]
        for share, key in (("p50", "p50_us"), ("p99", "p99_us"), ("p99.9", "p999_us")):
            x = place(figures[key])
            parts.append(f'<path d="M{x:.1f} {base - 62}V{base}" stroke="{SHORT}" stroke-width="1"/>')
            parts.append(text(x + 2, base - 54 if share != "p99" else base - 42, share, 10, color=SHORT))
    for power in range(1, 6):
        x = place(10.0**power)
        label = f"{10**power} us" if power < 3 else f"{10 ** (power - 3)} ms"
        parts += [
            f'<path d="M{x:.1f} 60V{height - 40}" stroke="#e4e7eb" stroke-width="1"/>',
            text(x, height - 24, label, 11, "middle", FAINT),
        ]
    parts.append(text(20, height - 8, machine, 11, color=FAINT))
    return "\n".join(parts + ["</svg>", ""])
