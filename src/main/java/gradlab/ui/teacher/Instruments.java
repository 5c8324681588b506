package gradlab.ui.teacher;

import gradlab.lesson.Step;
import gradlab.train.RunState.Phase;
import gradlab.ui.LabModel;
import gradlab.ui.chart.ChartWall.Contrast;
import java.util.Optional;

/** What a teacher does with a run besides watching it: slow and fast, step by step, once more, lit, beside another. */
final class Instruments {

    private final Presentation presentation;
    private final LabModel model;
    private final Runner runner;
    private final Duel duel;
    private int lit = -1;

    Instruments(Presentation presentation, LabModel model, Runner runner, Duel duel) {
        this.presentation = presentation;
        this.model = model;
        this.runner = runner;
        this.duel = duel;
    }

    /** The chart that is lit, −1 if all are. */
    int lit() {
        return lit;
    }

    /** All charts are as bright as each other. */
    void lightAll() {
        lit = -1;
    }

    /** Lights one of so many charts after the other, then all. */
    void spotlight(int charts) {
        presentation.with(_ -> lit = lit + 1 >= charts ? -1 : lit + 1);
    }

    /** Two runs side by side, in what is watched first, then second, then over each other; then one alone. */
    void contrast() {
        presentation.with(now -> {
            Optional<Step> other = Duel.before(now);
            if (duel.form() != Contrast.NONE) {
                if (!duel.next()) {
                    presentation.endDuel();
                }
            } else if (other.isEmpty() || model.concealedProperty().get()) {
                presentation.say(Note.of("contrast-none"));
            } else if (runner.show().filter(LabShow.class::isInstance).filter(show -> show.latest() > 0).isEmpty() || !now.hasRun()) {
                presentation.say(Note.of("contrast-early"));
            } else {
                LabShow show = (LabShow) runner.show().get();
                long reached = Math.max(1, show.at());
                runner.stand();
                lit = -1;
                duel.begin(now.run().orElseThrow(), other.get());
                show.laid();
                runner.play(reached, false);
            }
        });
    }

    /** One step on or back, standing still. */
    void stepBy(int steps) {
        presentation.with(now -> {
            if (runner.show().isEmpty() && now.act() == Act.READING) {
                if (steps > 0 && !model.state().inThePast()) {
                    model.trainer().stepOnce();
                } else {
                    model.seek(model.state().step() + steps);
                }
            } else if (mayMove(now) && !runner.stepBy(steps, now.target())) {
                presentation.say(Note.of("run-over"));
            }
        });
    }

    private boolean mayMove(Lecture now) {
        boolean may = runner.show().isPresent() && now.hasRun();
        if (!may) {
            presentation.say(Note.of("not-yet-run"));
        }
        return may;
    }

    /** Faster or slower by so many notches. */
    void turnSpeed(int notches) {
        presentation.with(_ -> {
            runner.turn(notches);
            if (runner.show().isEmpty() && model.state().phase() == Phase.RUNNING) {
                model.trainer().pace(runner.tempo().pace(model.spec().steps(), model.spec().steps()));
            }
            presentation.say(Note.of("speed", runner.tempo().factor()));
        });
    }

    /** Goes to a step: back at once, on by playing it quickly. */
    void goTo(long wanted) {
        presentation.with(now -> {
            if (!mayMove(now)) {
                return;
            }
            Show show = runner.show().orElseThrow();
            long step = Math.clamp(wanted, 0, show.steps());
            if (step <= show.latest()) {
                runner.stepBy((int) (step - show.at()), now.target());
                return;
            }
            now.passStopsBefore(step);
            runner.play(step, true);
        });
    }

    /** Shows the last steps once more, slowly, as they were. */
    void replay() {
        presentation.with(now -> {
            if (mayMove(now)) {
                runner.replay();
            }
        });
    }
}
