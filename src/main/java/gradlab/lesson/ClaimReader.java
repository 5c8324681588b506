package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Claim.Relation;
import gradlab.lesson.Claim.Term;
import gradlab.lesson.Claim.When;
import gradlab.lesson.Metric.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads claims as lessons write them; the grammar is that of lesson format 1. */
final class ClaimReader {

    private static final Pattern WHEN = Pattern.compile("(?iu)"
            +             "\\s(на\\s+шаге\\s+(?<at>\\d+)|в\\s+конце|всегда|на\\s+шагах\\s+(?<from>\\d+)\\s*\\.\\.\\s*(?<to>\\d+)"
                    + "|хоть\\s+раз\\s+до\\s+(?<before>\\d+)"
                    + "|at\\s+step\\s+(?<eat>\\d+)|at\\s+end|always|at\\s+steps\\s+(?<efrom>\\d+)\\s*\\.\\.\\s*(?<eto>\\d+)"
                    + "|ever\\s+before\\s+(?<ebefore>\\d+))\\s*$");
    private static final Pattern TREND = Pattern.compile("(?iu)\\s(растёт|растет|rises|убывает|falls|не\\s+меняется|stays)$");
    static final Pattern RELATION = Pattern.compile("<=|>=|≤|≥|<|>|=|≈");


    private final Setup setup;
    private final Map<String, Setup> others;
    private final Set<String> broken;
    private final Optional<Given> given;

    /**
     * @param setup what the step runs: layers and steps are checked against it
     * @param others what the steps above run, by id
     * @param broken those of them that have mistakes of their own: nothing can be compared with them
     * @param given what calculations may refer to; empty where claims are about runs only
     */
    ClaimReader(Setup setup, Map<String, Setup> others, Set<String> broken, Optional<Given> given) {
        this.setup = setup;
        this.others = others;
        this.broken = broken;
        this.given = given;
    }

    /** Reads claims about runs only. */
    ClaimReader(Setup setup, Map<String, Setup> others, Set<String> broken) {
        this(setup, others, broken, Optional.empty());
    }

    /** @param needed of {@code outOf} further seeds */
    Claim read(Source source, int needed, int outOf) {
        return new Claim(source.place(), source.text(), needed, outOf, statement(source));
    }

    private Claim.Statement statement(Source source) {
        String text = source.text();
        Matcher when = WHEN.matcher(text);
        if (!when.find()) {
            if (given.isPresent()) {
                return new FactReader(setup, given.get()).read(source);
            }
            throw source.problem("U035", text);
        }
        Source head = source.part(0, when.start());
        Matcher trend = TREND.matcher(head.text());
        if (trend.find()) {
            Source interval = source.part(when.start(), text.length());
            if (!(when(when, interval) instanceof Claim.Between between)) {
                throw interval.problem("U036", interval.text());
            }
            Source words = head.part(0, trend.start());
            Metric metric = MetricReader.read(words, setup);
            MetricReader.requireDrawn(metric, words, "U068");
            return new Claim.Trend(metric, direction(trend.group(1)), between.from(), between.to());
        }
        Source time = source.part(when.start(), text.length());
        Claim.Comparison comparison = comparison(head, when(when, time));
        checkSteps(comparison, time);
        return comparison;
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

    /** A named step must be reached by the other runs of the comparison too. */
    private void checkSteps(Claim.Comparison comparison, Source time) {
        int last = switch (comparison.when()) {
            case Claim.At at -> at.step();
            case Claim.Between between -> between.to();
            case Claim.EverBefore before -> before.step();
            case Claim.End _, Claim.Always _ -> 0;
        };
        for (Claim.Measured measured : ClaimChecker.measuredIn(comparison.left(), comparison.right())) {
            int steps = measured.stepId().map(id -> others.get(id).spec().steps()).orElse(Integer.MAX_VALUE);
            if (last > steps) {
                throw time.problem("U032", last, steps);
            }
        }
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
        Matcher parts = MetricReader.METRIC.matcher(source.text());
        Optional<String> step = parts.matches() ? Optional.ofNullable(parts.group("step")) : Optional.empty();
        step.ifPresent(id -> checkOther(source.part(parts.start("step"), parts.end("step"))));
        Metric metric = MetricReader.read(source, step.map(others::get).orElse(setup));
        boolean sameShape = step.map(id -> MetricReader.sizes(others.get(id).spec()).equals(MetricReader.sizes(setup.spec()))).orElse(false);
        if (metric.name() == Name.RUNS_COSINE && !sameShape) {
            throw source.problem("U068", source.text());
        }
        return new Claim.Measured(metric, step);
    }

    private void checkOther(Source id) {
        if (broken.contains(id.text())) {
            throw new BadInput(List.of());
        }
        if (!others.containsKey(id.text())) {
            throw StepReader.unknownStep(id, others.keySet());
        }
    }

    private When when(Matcher when, Source source) {
        String at = either(when, "at", "eat");
        String from = either(when, "from", "efrom");
        String to = either(when, "to", "eto");
        String before = either(when, "before", "ebefore");
        for (String step : java.util.Arrays.asList(at, to, before)) {
            if (step != null && (step.length() > 9 || Integer.parseInt(step) > setup.spec().steps())) {
                throw source.problem("U032", step, setup.spec().steps());
            }
        }
        if (from != null && (from.length() > 9 || Integer.parseInt(from) > Integer.parseInt(to))) {
            throw source.problem("U058", from, to);
        }
        if (at != null) {
            return new Claim.At(Integer.parseInt(at));
        }
        if (from != null) {
            return new Claim.Between(Integer.parseInt(from), Integer.parseInt(to));
        }
        if (before != null) {
            return new Claim.EverBefore(Integer.parseInt(before));
        }
        return source.text().matches("(?iu)всегда|always") ? new Claim.Always() : new Claim.End();
    }

    private static String either(Matcher matcher, String russian, String english) {
        return matcher.group(russian) != null ? matcher.group(russian) : matcher.group(english);
    }

    /** A number, or the problem that it is none. */
    static double number(Source source) {
        try {
            return Notation.readNumber(source);
        } catch (BadInput bad) {
            throw source.problem("U014", source.text());
        }
    }

    /** The text with everything in brackets blanked out, so that signs inside them are not taken for operators. */
    static String withoutBrackets(String text) {
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

    static Relation relation(String sign) {
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
        return switch (Character.toLowerCase(word.charAt(0))) {
            case 'р', 'r' -> Claim.Direction.RISES;
            case 'у', 'f' -> Claim.Direction.FALLS;
            default -> Claim.Direction.STAYS;
        };
    }
}
