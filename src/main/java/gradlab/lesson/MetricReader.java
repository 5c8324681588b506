package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Metric.Name;
import gradlab.lesson.Metric.Where;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads metrics as lessons write them: {@code ранг(τ=0.01)[слой 2]}. */
final class MetricReader {

    /** With the step in brackets whose run is meant. */
    static final Pattern METRIC = Pattern.compile(
            "(?<name>[\\p{L}_-]+)\\s*(?:\\(\\s*(?:τ|порог|threshold)\\s*=\\s*(?<threshold>[^)]*)\\))?\\s*(?:\\[(?<where>[^]]*)])?\\s*(?:\\((?<step>[\\p{L}\\p{N}_-]+)\\))?");
    private static final Pattern WHERE = Pattern.compile("(?iu)(?:(?:слой|layer)\\s+)?(\\d+)(?:\\s*,\\s*(\\d+))?|(выход|output)(?:\\s*,\\s*(\\d+))?|(макс\\s+по\\s+слоям|max)");
    private static final Pattern EACH = Pattern.compile("(?iu)\\s+(по\\s+слоям|by\\s+layer)$");

    private MetricReader() {
    }

    /** A metric for a chart; {@code по слоям} asks for every layer. */
    static Metric ofChart(Source source, Setup setup) {
        Matcher each = EACH.matcher(source.text());
        if (each.find()) {
            Metric plain = read(source.part(0, each.start()), setup);
            if (!plain.name().isOfLayers()) {
                throw source.problem("U042", each.group(1));
            }
            return new Metric(plain.name(), Where.EACH, 0, plain.index(), plain.threshold());
        }
        Metric metric = read(source, setup);
        requireDrawn(metric, source, "U069");
        return metric;
    }

    static void requireDrawn(Metric metric, Source source, String key) {
        if (metric.chart().isEmpty()) {
            throw source.problem(key, source.text());
        }
    }

    /** A metric of a claim about this run. */
    static Metric read(Source source, Setup of) {
        Matcher parts = METRIC.matcher(source.text());
        if (!parts.matches()) {
            throw source.problem("U037", source.text());
        }
        Source word = source.part(parts.start("name"), parts.end("name"));
        Name name = Name.find(word.text()).orElseThrow(() -> new BadInput(Notation.misspelt(word, "unknown.metric",
                Name.allSpellings(), String.join(", ", List.of("потери", "насыщение", "ранг", "норма-градиента"))).problems()
                .stream().map(problem -> problem.withCode("U030")).toList()));
        Metric metric = placed(source, parts, name, threshold(source, parts, name));
        metric.obstacle(of).ifPresent(code -> {
            throw source.problem(code, code.equals("U059") ? metric.index() : code.equals("U055") || code.equals("U073") ? word.text() : (Object) metric.layer(),
                    code.equals("U059") ? (Object) metric.valuesCount(of) : sizes(of.spec()), of.spec().network().depth() - 1);
        });
        return metric;
    }

    private static double threshold(Source source, Matcher parts, Name name) {
        if (parts.group("threshold") == null) {
            return Double.NaN;
        }
        Source written = source.part(parts.start("threshold"), parts.end("threshold"));
        double threshold = ClaimReader.number(written);
        if (!name.takesThreshold() || threshold <= 0 || threshold >= 1) {
            throw written.problem("U060", written.text());
        }
        return threshold;
    }

    private static Metric placed(Source source, Matcher parts, Name name, double threshold) {
        if (parts.group("where") == null && name != Name.WEIGHT) {
            return new Metric(name, name.isOfLayers() ? Where.GREATEST : Where.NETWORK, 0, 1, threshold);
        }
        if (parts.group("where") == null) {
            throw source.problem("U074", source.text());
        }
        Source inside = source.part(parts.start("where"), parts.end("where"));
        Matcher where = WHERE.matcher(inside.text());
        String index = !where.matches() ? null : where.group(2) != null ? where.group(2) : where.group(4);
        if (!where.matches() || !name.isOfLayers() || index != null && !name.takesIndex()) {
            throw inside.problem("U042", inside.text());
        }
        if (name == Name.WEIGHT && index == null) {
            throw source.problem("U074", source.text());
        }
        int number = index == null ? 1 : small(index);
        if (where.group(1) != null) {
            return new Metric(name, Where.LAYER, small(where.group(1)), number, threshold);
        }
        return new Metric(name, where.group(3) != null ? Where.OUTPUT : Where.GREATEST, 0, number, threshold);
    }

    /** A layer or an index; more digits than any network has mean the same as "too many". */
    private static int small(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** Units of every layer as the key «сеть» writes them. */
    static String sizes(ExperimentSpec of) {
        return of.network().sizes();
    }
}
