package gradlab.ui.diagnosis;

import gradlab.diagnosis.Diagnosis;
import gradlab.diagnosis.Evidence;
import gradlab.diagnosis.Finding;
import gradlab.diagnosis.Traits;
import gradlab.train.Prepared;
import gradlab.train.RunState;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.SideThread;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Makes diagnoses on a thread of its own, one at a time. While training runs, a complaint is shown once two diagnoses in a
 * row agree on it, and stays until two in a row do without it, so that nothing flickers.
 */
final class Consultation implements AutoCloseable {

    private final SideThread thread = new SideThread("diagnosis");
    private Optional<Known> known = Optional.empty();
    private Diagnosis previous = Diagnosis.NONE;
    private Diagnosis shown = Diagnosis.NONE;
    private long runId = -1;
    private boolean busy;

    /** What is computed once per data; only the diagnosing thread looks at it. */
    private record Known(Prepared data, Traits traits) {
    }

    /** True while a diagnosis is being made. */
    boolean isBusy() {
        return busy;
    }

    /** Diagnoses a state and hands the result over on the FX thread, where this must be called, too. */
    void ask(RunState state, RunRecord run, Consumer<Diagnosis> done) {
        if (thread.isClosed()) {
            return;
        }
        busy = true;
        thread.execute(() -> {
            Optional<Diagnosis> made = make(state, run);
            Platform.runLater(() -> {
                busy = false;
                made.ifPresent(diagnosis -> done.accept(settled(state, diagnosis)));
            });
        });
    }

    /** Whatever goes wrong here must neither stop the next diagnosis nor disturb the training. */
    private Optional<Diagnosis> make(RunState state, RunRecord run) {
        try {
            if (known.isEmpty() || known.get().data() != run.data()) {
                known = Optional.of(new Known(run.data(), Traits.of(run.data())));
            }
            return Optional.of(Diagnosis.of(Evidence.of(state.spec(), known.get().traits(), run.recorder(), state.step(),
                    state.phase() == RunState.Phase.DIVERGED)));
        } catch (RuntimeException e) {
            System.getLogger("gradlab.ui").log(System.Logger.Level.WARNING, "no diagnosis", e);
            return Optional.empty();
        }
    }

    private Diagnosis settled(RunState state, Diagnosis latest) {
        boolean goesOn = state.phase() == RunState.Phase.RUNNING && state.runId() == runId;
        List<Finding> findings = !goesOn ? latest.findings() : steady(latest);
        runId = state.runId();
        previous = latest;
        shown = new Diagnosis(latest.step(), latest.judged(), findings);
        return shown;
    }

    private List<Finding> steady(Diagnosis latest) {
        List<Finding> kept = new java.util.ArrayList<>(latest.findings().stream()
                .filter(finding -> said(previous, finding) || said(shown, finding)).toList());
        shown.findings().stream().filter(finding -> said(previous, finding) && !said(latest, finding)).forEach(kept::add);
        return kept;
    }

    private static boolean said(Diagnosis diagnosis, Finding finding) {
        return diagnosis.findings().stream().anyMatch(other -> other.rule().equals(finding.rule()));
    }

    @Override
    public void close() {
        thread.close();
    }
}
