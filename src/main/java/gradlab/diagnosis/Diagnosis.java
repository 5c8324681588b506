package gradlab.diagnosis;

import gradlab.train.Recorder;
import gradlab.train.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a training at a step, the worst first; consequences of a cause that is named are left out.
 *
 * @param judged false if too little was seen to say anything
 */
public record Diagnosis(long step, boolean judged, List<Finding> findings) {

    /** Before anything was seen. */
    public static final Diagnosis NONE = new Diagnosis(0, false, List.of());

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** What is wrong with a run where it stands; on the thread that owns the run. */
    public static Diagnosis of(Run run, Recorder recorder) {
        return of(Evidence.of(run.spec(), Traits.of(run.data()), recorder, run.stepCount(), run.diverged()));
    }

    public static Diagnosis of(Evidence evidence) {
        List<Finding> found = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        for (Rule rule : Rule.all()) {
            Optional<Finding> finding = explained.contains(rule.id()) ? Optional.empty() : rule.look(evidence);
            finding.ifPresent(one -> {
                found.add(one);
                explained.addAll(rule.explains());
            });
        }
        found.sort(Comparator.comparing(Finding::severity));
        return new Diagnosis(evidence.step(), evidence.isEnough() || !found.isEmpty(), found);
    }
}
