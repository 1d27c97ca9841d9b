package io.millrace.text.near;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws F1 against length, a panel for each kind of script, as SVG that can be read on white and on black. */
final class Plot {

    private static final int WIDTH = 340;
    private static final int HEIGHT = 240;
    private static final List<String> COLOURS = List.of("#2f81f7", "#d4761b", "#2f9e57", "#b04fd0");

    private final Benchmark benchmark;
    private final List<LengthClass> lengths;
    private final StringBuilder svg = new StringBuilder();

    Plot(Benchmark benchmark, List<LengthClass> lengths) {
        this.benchmark = benchmark;
        this.lengths = lengths;
    }

    String draw() {
        add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 840 350' font-family='sans-serif' font-size='13'>");
        add("<title>F1 of near-duplicate detection against the length of the review</title>");
        add(
                "<style>text{fill:#24292f}.axis{stroke:#57606a;fill:none}.grid{stroke:#57606a;stroke-opacity:.25}"
                        + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.axis{stroke:#9198a1}.grid{stroke:#9198a1}}</style>");
        panel(60, "with spaces: en, de, fr, es, ko", true);
        panel(470, "without spaces: ja, zh", false);
        legend();
        return add("</svg>").toString();
    }

    private void panel(int left, String title, boolean spaced) {
        add("<g transform='translate(%d,40)'>", left);
        add("<text x='%d' y='-12' text-anchor='middle' font-weight='bold'>%s</text>", WIDTH / 2, title);
        for (int tenths = 0; tenths <= 10; tenths += 2) {
            double y = y(tenths / 10.0);
            add("<line class='grid' x1='0' x2='%d' y1='%.1f' y2='%.1f'/>", WIDTH, y, y);
            add("<text x='-8' y='%.1f' text-anchor='end'>%.1f</text>", y + 4, tenths / 10.0);
        }
        for (int words : new int[] {3, 5, 10, 20, 40, 60, 100, 200}) {
            add("<text x='%.1f' y='%d' text-anchor='middle'>%d</text>", x(words), HEIGHT + 18, words);
        }
        add("<path class='axis' d='M0 0V%dH%d'/>", HEIGHT, WIDTH);
        add("<text x='%d' y='%d' text-anchor='middle'>words (logarithmic)</text>", WIDTH / 2, HEIGHT + 38);
        add("<text transform='translate(-38,%d) rotate(-90)' text-anchor='middle'>F1</text>", HEIGHT / 2);
        for (int i = COLOURS.size() - 1; i >= 0; i--) {
            line(i, spaced);
        }
        add("</g>");
    }

    private void line(int detector, boolean spaced) {
        String name = benchmark.detectors().get(detector).name();
        String points = lengths.stream()
                .map(length -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(length.middle()),
                        y(benchmark
                                .score(name, (corpus, of) -> corpus.spaced() == spaced && of.equals(length))
                                .f1())))
                .collect(Collectors.joining(" "));
        String style =
                "fill='none' stroke='" + COLOURS.get(detector) + "' stroke-width='" + (detector == 0 ? 3 : 2) + "'";
        add("<polyline points='%s' %s/>", points, style);
        for (String point : points.split(" ")) {
            add(
                    "<circle cx='%s' cy='%s' r='3' fill='%s'/>",
                    point.split(",")[0], point.split(",")[1], COLOURS.get(detector));
        }
    }

    private void legend() {
        for (int i = 0; i < COLOURS.size(); i++) {
            int x = 150 + 145 * i;
            add("<line x1='%d' x2='%d' y1='338' y2='338' stroke='%s' stroke-width='3'/>", x, x + 24, COLOURS.get(i));
            add(
                    "<text x='%d' y='342'>%s</text>",
                    x + 30, benchmark.detectors().get(i).name());
        }
    }

    private static double x(double words) {
        return WIDTH * Math.log(words / 3) / Math.log(200 / 3.0);
    }

    private static double y(double value) {
        return HEIGHT * (1 - value);
    }

    private StringBuilder add(String format, Object... values) {
        return svg.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
