package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Claim.Relation;
import gradlab.lesson.Claim.Term;
import gradlab.lesson.Claim.When;
import gradlab.lesson.Metric.Name;
import gradlab.lesson.Metric.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads claims and metrics as lessons write them; the grammar is that of lesson format 1. */
final class ClaimReader {

    private static final Pattern WHEN = Pattern.compile(
            "\\s(на\\s+шаге\\s+(?<at>\\d+)|в\\s+конце|всегда|на\\s+шагах\\s+(?<from>\\d+)\\s*\\.\\.\\s*(?<to>\\d+)"
                    + "|хоть\\s+раз\\s+до\\s+(?<before>\\d+)"
                    + "|at\\s+step\\s+(?<eat>\\d+)|at\\s+end|always|at\\s+steps\\s+(?<efrom>\\d+)\\s*\\.\\.\\s*(?<eto>\\d+)"
                    + "|ever\\s+before\\s+(?<ebefore>\\d+))\\s*$");
    private static final Pattern TREND = Pattern.compile("\\s(растёт|растет|rises|убывает|falls|не\\s+меняется|stays)$");
    private static final Pattern RELATION = Pattern.compile("<=|>=|≤|≥|<|>|=|≈");
    private static final Pattern METRIC = Pattern.compile(
            "(?<name>[\\p{L}_-]+)\\s*(?:\\(\\s*(?:τ|порог|threshold)\\s*=\\s*(?<threshold>[^)]*)\\))?\\s*(?:\\[(?<where>[^]]*)])?\\s*(?:\\((?<step>[a-z0-9-]+)\\))?");
    private static final Pattern WHERE = Pattern.compile("(?:(?:слой|layer)\\s+)?(\\d+)(?:\\s*,\\s*(\\d+))?|(выход|output)(?:\\s*,\\s*(\\d+))?|(макс\\s+по\\s+слоям|max)");

    private final ExperimentSpec spec;
    private final Map<String, ExperimentSpec> others;

    /**
     * @param spec the step's experiment: layers and steps are checked against it
     * @param others the experiments of the steps above, by id
     */
    ClaimReader(ExperimentSpec spec, Map<String, ExperimentSpec> others) {
        this.spec = spec;
        this.others = others;
    }

    /** @param needed of {@code outOf} further seeds */
    Claim read(Source source, int needed, int outOf) {
        return new Claim(source.place(), source.text(), needed, outOf, statement(source));
    }

    private Claim.Statement statement(Source source) {
        String text = source.text();
        Matcher when = WHEN.matcher(text);
        if (!when.find()) {
            throw source.problem("U035", text);
        }
        Source head = source.part(0, when.start());
        Matcher trend = TREND.matcher(head.text());
        if (trend.find()) {
            Source interval = source.part(when.start(), text.length());
            if (!(when(when, interval) instanceof Claim.Between between)) {
                throw interval.problem("U036", interval.text());
            }
            Metric metric = metric(head.part(0, trend.start()), spec);
            return new Claim.Trend(metric, direction(trend.group(1)), between.from(), between.to());
        }
        return comparison(head, when(when, source.part(when.start(), text.length())));
    }

    private Claim.Comparison comparison(Source head, When when) {
        Matcher relation = RELATION.matcher(withoutBrackets(head.text()));
        if (!relation.find()) {
            throw head.problem("U037", head.text());
        }
        Relation kind = relation(relation.group());
        Source right = head.part(relation.end(), head.text().length());
        double tolerance = 0;
        int plusMinus = right.text().indexOf('±');
        if (plusMinus >= 0) {
            tolerance = number(right.part(plusMinus + 1, right.text().length()));
            right = right.part(0, plusMinus);
        } else if (kind == Relation.NEAR) {
            throw head.problem("U038", head.text());
        }
        Term left = term(head.part(0, relation.start()));
        if (kind == Relation.EQUAL && plusMinus < 0 && !(left instanceof Claim.Measured measured && measured.metric().name().isWhole())) {
            throw head.problem("U039", head.text());
        }
        return new Claim.Comparison(left, kind, term(right), tolerance, when);
    }

    /** Products and quotients, from left to right. */
    private Term term(Source source) {
        String open = withoutBrackets(source.text());
        int at = Math.max(open.lastIndexOf('*'), Math.max(open.lastIndexOf('/'), open.lastIndexOf('·')));
        if (at >= 0) {
            Term left = term(source.part(0, at));
            Term right = term(source.part(at + 1, source.text().length()));
            return open.charAt(at) == '/' ? new Claim.Quotient(left, right) : new Claim.Product(left, right);
        }
        if (source.text().isEmpty()) {
            throw source.problem("U037", source.text());
        }
        if (Character.isDigit(source.text().charAt(0)) || "+-−.".indexOf(source.text().charAt(0)) >= 0) {
            return new Claim.Number(number(source));
        }
        Matcher parts = METRIC.matcher(source.text());
        Optional<String> step = parts.matches() ? Optional.ofNullable(parts.group("step")) : Optional.empty();
        if (step.isPresent() && !others.containsKey(step.get())) {
            throw source.problem("U015", step.get(), String.join(", ", others.keySet()));
        }
        return new Claim.Measured(metric(source, step.map(others::get).orElse(spec)), step);
    }

    /** A metric for a claim or a chart; {@code по слоям} asks for every layer and belongs to charts. */
    Metric metric(Source source) {
        Matcher each = Pattern.compile("\\s+(по\\s+слоям|by\\s+layer)$").matcher(source.text());
        if (each.find()) {
            Metric plain = metric(source.part(0, each.start()), spec);
            return new Metric(plain.name(), Where.EACH, 0, plain.index(), plain.threshold());
        }
        return metric(source, spec);
    }

    private Metric metric(Source source, ExperimentSpec of) {
        Matcher parts = METRIC.matcher(source.text());
        if (!parts.matches()) {
            throw source.problem("U037", source.text());
        }
        Source word = source.part(parts.start("name"), parts.end("name"));
        Name name = Name.find(word.text()).orElseThrow(() -> new BadInput(Notation.misspelt(word, "unknown.metric",
                Name.allSpellings(), String.join(", ", List.of("потери", "насыщение", "ранг", "норма-градиента"))).problems()
                .stream().map(problem -> problem.withCode("U030")).toList()));
        double threshold = parts.group("threshold") == null ? Double.NaN
                : number(source.part(parts.start("threshold"), parts.end("threshold")));
        Metric metric = placed(source, parts, name, threshold);
        metric.obstacle(of).ifPresent(code -> {
            throw source.problem(code, metric.layer(), sizes(of), of.network().depth() - 1);
        });
        return metric;
    }

    private static Metric placed(Source source, Matcher parts, Name name, double threshold) {
        if (parts.group("where") == null) {
            return new Metric(name, name.isOfLayers() ? Where.GREATEST : Where.NETWORK, 0, 1, threshold);
        }
        Source inside = source.part(parts.start("where"), parts.end("where"));
        Matcher where = WHERE.matcher(inside.text());
        if (!where.matches() || !name.isOfLayers()) {
            throw inside.problem("U042", inside.text());
        }
        String index = where.group(2) != null ? where.group(2) : where.group(4);
        int sigma = index == null ? 1 : Integer.parseInt(index);
        if (where.group(1) != null) {
            return new Metric(name, Where.LAYER, Math.max(1, Integer.parseInt(where.group(1))), sigma, threshold);
        }
        return new Metric(name, where.group(3) != null ? Where.OUTPUT : Where.GREATEST, 0, sigma, threshold);
    }

    private When when(Matcher when, Source source) {
        String at = either(when, "at", "eat");
        String from = either(when, "from", "efrom");
        String to = either(when, "to", "eto");
        String before = either(when, "before", "ebefore");
        for (String step : java.util.Arrays.asList(at, to, before)) {
            if (step != null && (step.length() > 9 || Integer.parseInt(step) > spec.steps())) {
                throw source.problem("U032", step, spec.steps());
            }
        }
        if (at != null) {
            return new Claim.At(Integer.parseInt(at));
        }
        if (from != null) {
            return new Claim.Between(Math.min(Integer.parseInt(from), Integer.parseInt(to)), Integer.parseInt(to));
        }
        if (before != null) {
            return new Claim.EverBefore(Integer.parseInt(before));
        }
        return source.text().matches("(?iu)всегда|always") ? new Claim.Always() : new Claim.End();
    }

    private static String either(Matcher matcher, String russian, String english) {
        return matcher.group(russian) != null ? matcher.group(russian) : matcher.group(english);
    }

    private static double number(Source source) {
        try {
            return Notation.readNumber(source);
        } catch (BadInput bad) {
            throw source.problem("U014", source.text());
        }
    }

    /** The text with everything in brackets blanked out, so that signs inside them are not taken for operators. */
    private static String withoutBrackets(String text) {
        StringBuilder open = new StringBuilder(text);
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth -= c == ')' || c == ']' ? 1 : 0;
            if (depth > 0) {
                open.setCharAt(i, ' ');
            }
            depth += c == '(' || c == '[' ? 1 : 0;
        }
        return open.toString();
    }

    private static Relation relation(String sign) {
        return switch (sign) {
            case "<" -> Relation.LESS;
            case "<=", "≤" -> Relation.AT_MOST;
            case ">" -> Relation.GREATER;
            case ">=", "≥" -> Relation.AT_LEAST;
            case "=" -> Relation.EQUAL;
            default -> Relation.NEAR;
        };
    }

    private static Claim.Direction direction(String word) {
        return switch (word.charAt(0)) {
            case 'р', 'r' -> Claim.Direction.RISES;
            case 'у', 'f' -> Claim.Direction.FALLS;
            default -> Claim.Direction.STAYS;
        };
    }

    private static String sizes(ExperimentSpec of) {
        StringBuilder sizes = new StringBuilder().append(of.network().inputs());
        of.network().layers().forEach(l -> sizes.append('-').append(l.units()));
        return sizes.toString();
    }
}
