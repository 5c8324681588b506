package gradlab.ui.lesson;

import gradlab.lesson.Claim;
import gradlab.lesson.Claim.Comparison;
import gradlab.lesson.Claim.Fact;
import gradlab.lesson.Claim.Term;
import gradlab.lesson.Claim.Trend;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.ui.Words;
import java.util.List;
import java.util.Locale;

/** What was promised and what was measured, in words. */
public final class ClaimWords {

    /**
     * @param subject what is measured, and when
     * @param expected what was promised: «меньше 0,05»
     * @param measured what came out
     */
    public record Parts(String subject, String expected, String measured) {
    }

    private static final int DIGITS = 3;

    private final Words words;
    private final List<Step> steps;

    /** @param steps of the lesson: claims may name another one */
    public ClaimWords(Words words, List<Step> steps) {
        this.words = words;
        this.steps = steps;
    }

    /** What was promised and what was found. */
    public String sentence(Finding finding) {
        Parts parts = parts(finding);
        return switch (finding.claim().statement()) {
            case Comparison comparison -> words.get("lesson.claim.found", term(comparison.left()), when(comparison.when()), parts.measured(), parts.expected());
            case Fact _ -> words.get("notes.fact", parts.subject(), parts.measured(), parts.expected());
            case Trend trend -> words.get("lesson.claim.trend", metric(trend.metric()), trend.from(), trend.to(), parts.measured(), parts.expected());
        };
    }

    /** The same in its parts, for a table. */
    public Parts parts(Finding finding) {
        String subject = quantity(finding.claim());
        return switch (finding.claim().statement()) {
            case Comparison comparison -> new Parts(subject, words.get("lesson.claim." + name(comparison.relation()),
                    bound(comparison.right(), finding), words.number(comparison.tolerance(), DIGITS)), measured(finding, comparison.when()));
            case Fact fact -> new Parts(subject, words.get("lesson.claim." + name(fact.relation()),
                    factBound(fact, finding), words.number(fact.tolerance(), DIGITS)), words.number(finding.measured(), DIGITS));
            case Trend trend -> new Parts(subject, words.get("lesson.claim." + name(trend.direction())),
                    (finding.measured() > 0 ? "+" : "") + words.percent(finding.measured()));
        };
    }

    /** What is promised, before anything is measured: «меньше 0,05». */
    public String promise(Claim claim) {
        return switch (claim.statement()) {
            case Comparison comparison -> words.get("lesson.claim." + name(comparison.relation()), term(comparison.right()), words.number(comparison.tolerance(), DIGITS));
            case Fact fact -> words.get("lesson.claim." + name(fact.relation()), fact.right().toString(), words.number(fact.tolerance(), DIGITS));
            case Trend trend -> words.get("lesson.claim." + name(trend.direction()));
        };
    }

    /** A measured value of a claim as it is written: a change in percent, else a number. */
    public String value(Claim claim, double measured) {
        return claim.statement() instanceof Trend ? (measured > 0 ? "+" : "") + words.percent(measured) : words.number(measured, DIGITS);
    }

    /** What is measured and when, without what was promised: «потери на шаге 100». */
    public String quantity(Claim claim) {
        return switch (claim.statement()) {
            case Comparison comparison -> term(comparison.left()) + " " + when(comparison.when());
            case Fact fact -> fact.left().toString();
            case Trend trend -> words.get("lesson.claim.change", metric(trend.metric()), trend.from(), trend.to());
        };
    }

    private String measured(Finding finding, Claim.When when) {
        String value = words.number(finding.measured(), DIGITS);
        return switch (when) {
            case Claim.Always _, Claim.Between _ -> words.get("lesson.claim.worst", value, finding.state());
            case Claim.EverBefore _ -> words.get("lesson.claim.best", value, finding.state());
            case Claim.At _, Claim.End _ -> value;
        };
    }

    private String bound(Term right, Finding finding) {
        String value = words.number(finding.bound(), DIGITS);
        return right instanceof Claim.Number ? value : words.get("lesson.claim.bound", value, term(right));
    }

    private String factBound(Fact fact, Finding finding) {
        String value = words.number(finding.bound(), DIGITS);
        return fact.right().isNumber() ? value : words.get("lesson.claim.bound", value, fact.right().toString());
    }

    private String when(Claim.When when) {
        return switch (when) {
            case Claim.At at -> words.get("lesson.claim.at", at.step());
            case Claim.End _ -> words.get("lesson.claim.end");
            case Claim.Always _ -> words.get("lesson.claim.always");
            case Claim.Between between -> words.get("lesson.claim.between", between.from(), between.to());
            case Claim.EverBefore before -> words.get("lesson.claim.before", before.step());
        };
    }

    private String term(Term term) {
        return switch (term) {
            case Claim.Number number -> words.number(number.value(), DIGITS);
            case Claim.Product product -> term(product.left()) + " · " + term(product.right());
            case Claim.Quotient quotient -> term(quotient.left()) + " / " + term(quotient.right());
            case Claim.Measured measured -> measured.stepId().map(id -> words.get(
                    measured.metric().name() == Metric.Name.RUNS_COSINE ? "lesson.metric.cosine-with" : "lesson.metric.of-step", metric(measured.metric()), titleOf(id)))
                    .orElseGet(() -> metric(measured.metric()));
        };
    }

    /** A metric in words: «насыщение слоя 2». */
    public String metric(Metric metric) {
        String name = words.get("lesson.metric." + name(metric.name()), metric.index());
        return switch (metric.where()) {
            case NETWORK -> name;
            case LAYER -> words.get("lesson.metric.layer", name, metric.layer());
            case OUTPUT -> words.get("lesson.metric.output", name);
            case GREATEST -> words.get("lesson.metric.greatest", name);
            case EACH -> words.get("lesson.metric.each", name);
        };
    }

    private String titleOf(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).map(Step::title).findFirst().orElse(id);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
