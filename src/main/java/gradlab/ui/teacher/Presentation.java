package gradlab.ui.teacher;

import gradlab.lesson.ClassLog;
import gradlab.lesson.Lesson;
import gradlab.lesson.Step;
import gradlab.train.RunState.Phase;
import gradlab.ui.LabModel;
import gradlab.ui.chart.ChartWall.Contrast;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleLongProperty;

/**
 * A lesson before a class: the acts of {@link Lecture} together with what runs for them in the lab. Views look at it whenever
 * {@link #changesProperty} grows. FX thread only.
 */
public final class Presentation {

    private final LabModel model;
    private final LongSupplier nanos;
    private final Lectures lectures;
    private final Runner runner;
    private final Rewind rewind;
    private final Duel duel;
    private final LongProperty changes = new SimpleLongProperty();
    private Optional<Lecture> lecture = Optional.empty();
    private Optional<Note> note = Optional.empty();
    private Optional<Note> trouble = Optional.empty();
    private boolean on;
    private int staged = -1;
    private int lit = -1;
    private boolean told;

    /** @param nanos a clock in nanoseconds */
    public Presentation(LabModel model, Lectures lectures, LongSupplier nanos) {
        this.model = model;
        this.lectures = lectures;
        this.nanos = nanos;
        this.runner = new Runner(nanos);
        this.rewind = new Rewind(model);
        this.duel = new Duel(model);
    }

    /** Grows with everything that a view has to follow. */
    public ReadOnlyLongProperty changesProperty() {
        return changes;
    }

    Optional<Lecture> lecture() {
        return lecture;
    }

    Runner runner() {
        return runner;
    }

    Duel duel() {
        return duel;
    }

    /** The chart that is lit, −1 if all are. */
    int lit() {
        return lit;
    }

    /** What was said last: why a key did nothing, or something to know. */
    Optional<Note> note() {
        return note;
    }

    /** What went wrong, for the rescue card. */
    Optional<Note> trouble() {
        return trouble;
    }

    boolean canUndo() {
        return rewind.canUndo();
    }

    /** Takes over the open lesson; one that was read again goes on where the class stands. */
    public void open(Optional<Lesson> lesson) {
        if (lesson.isEmpty()) {
            trouble = on ? Optional.of(Note.of("lesson-missing")) : trouble;
        } else if (lecture.filter(now -> now.lesson() == lesson.get()).isEmpty()) {
            boolean other = lecture.filter(now -> now.lesson().id().equals(lesson.get().id())).isEmpty();
            lecture.ifPresent(lectures::keep);
            lecture = Optional.of(lectures.of(lesson.get()));
            trouble = Optional.empty();
            if (other) {
                rewind.forget();
            }
            stage();
        }
        changed();
    }

    /** The class is there. */
    void begin() {
        on = true;
        trouble = lecture.isEmpty() ? Optional.of(Note.of("lesson-missing")) : Optional.empty();
        note = Optional.of(Note.of("awake"));
        stage();
        changed();
    }

    /** The class has gone. */
    void end() {
        duel.end();
        runner.take(Optional.empty());
        model.abandon();
        model.trainer().pace(model.paceProperty().get());
        lecture.ifPresent(lectures::keep);
        on = false;
        staged = -1;
        model.momentProperty().set(Optional.empty());
        changed();
    }

    Act act() {
        return lecture.map(Lecture::act).orElse(Act.READING);
    }

    /** The next act. A run that is under way is hurried to where it stops, one that was frozen goes on. */
    void next() {
        with(now -> {
            if (now.act() == Act.RUN) {
                if (!runner.goOn()) {
                    runner.play(now.target(), true);
                }
                return;
            }
            boolean voting = now.ballot().isOpen();
            int index = now.index();
            boolean moved = now.next();
            if (voting) {
                log(now, index);
            }
            if (moved) {
                follow(now);
            } else {
                note = Optional.of(Note.of("last"));
            }
        });
    }

    /** The act before. */
    void back() {
        with(now -> {
            boolean ran = now.act() == Act.RUN || now.act() == Act.STILL;
            int index = now.index();
            if (!now.back()) {
                note = Optional.of(Note.of("first"));
            } else if (now.index() != index) {
                follow(now);
            } else if (ran) {
                endDuel();
                runner.seek(now.act() == Act.STILL ? now.target() : 0);
            }
        });
    }

    /** A slide, from its beginning. */
    void go(int slide) {
        with(now -> {
            now.enter(slide);
            stage();
        });
    }

    /** The next slide that asks or tries something, or the one before. */
    void leap(int direction) {
        with(now -> {
            if (now.leap(direction)) {
                stage();
            } else {
                note = Optional.of(Note.of(direction > 0 ? "last" : "first"));
            }
        });
    }

    /** Does in the lab what the act asks for. */
    private void follow(Lecture now) {
        if (now.index() != staged) {
            stage();
        } else if (now.act() == Act.RUN) {
            run(now);
        } else if (now.act() == Act.EXPLANATION) {
            model.reveal();
        }
    }

    /** Prepares the slide, and what has run on it by its present act. */
    private void stage() {
        if (!on || lecture.isEmpty()) {
            return;
        }
        Lecture now = lecture.get();
        endDuel();
        runner.take(Optional.empty());
        lit = -1;
        told = false;
        staged = now.index();
        if (!(now.slide() instanceof Slide.Treating)) {
            model.abandon();
        }
        boolean ran = now.hasRun();
        switch (now.slide()) {
            case Slide.Cover _ -> rewind.enter(true);
            case Slide.Reading _ -> rewind.enter(false);
            case Slide.Quiz _ -> { }
            case Slide.Trial _, Slide.Examination _ -> runner.take(now.run().map(step -> made(now, step)));
            case Slide.Treating _ -> runner.take(ran ? now.run().map(step -> made(now, step)) : Optional.empty());
        }
        boolean there = ran && runner.show().filter(made -> made instanceof LabShow lab && lab.adopt() && lab.at() >= now.target()).isPresent();
        if (!there && runner.show().isPresent()) {
            runner.begin();
            if (ran) {
                runner.play(now.target(), true);
            }
        }
    }

    private Show made(Lecture now, Step step) {
        if (step.bowl().isPresent()) {
            return new DescentShow(step, nanos);
        }
        boolean riddle = now.slide() instanceof Slide.Examination || now.slide() instanceof Slide.Treating && now.act() != Act.EXPLANATION;
        return new LabShow(model, step.spec(), riddle ? model::conceal : model::takeUp);
    }

    /** From the beginning, or on from a stop. */
    private void run(Lecture now) {
        if (now.isAtFirstStop()) {
            endDuel();
            told = false;
            trouble = Optional.empty();
            if (now.slide() instanceof Slide.Treating) {
                runner.take(now.run().map(step -> made(now, step)));
            }
            runner.begin();
        }
        runner.play(now.target(), false);
    }

    /** Looks at what has become of the run; on every frame. */
    void frame() {
        if (!on || lecture.isEmpty()) {
            return;
        }
        boolean there = runner.frame();
        boolean running = runner.isGoing();
        runner.show().ifPresent(show -> {
            if (show.hasFailed() && !told) {
                told = true;
                trouble = Optional.of(Note.of("failed"));
                runner.stand();
                lecture.get().arrived(true);
                changed();
            } else if (show.isReady() && show.hasDiverged() && !told) {
                told = true;
                trouble = Optional.of(Note.of("diverged", show.at()));
                changed();
            }
        });
        Lecture now = lecture.get();
        if (now.act() == Act.RUN && !running && !runner.isReplaying() && runner.show().filter(show -> show.isReady() && !show.isMoving()
                && show.latest() > 0 && (show.at() >= now.target() || show.hasEnded())).isPresent()) {
            now.arrived(runner.show().get().at() < now.target());
            runner.stand();
            changed();
        } else if (there) {
            changed();
        }
    }

    /** Stops training and drawing at once; a second time goes on. Where the lab can be played with, it starts and stops it. */
    void freeze() {
        with(now -> {
            if (runner.show().isEmpty()) {
                play();
            } else if (runner.freeze() || runner.goOn()) {
                return;
            } else if (now.act() == Act.RUN) {
                runner.play(now.target(), false);
            } else if (now.act() == Act.STILL && !now.isAtEnd()) {
                now.next();
                follow(now);
            } else {
                note = Optional.of(Note.of(now.act() == Act.STILL || now.act() == Act.EXPLANATION ? "run-over" : "not-yet-run"));
            }
        });
    }

    private void play() {
        if (model.state().phase() == Phase.RUNNING) {
            model.trainer().pause();
        } else {
            model.trainer().pace(runner.tempo().pace(model.spec().steps(), model.spec().steps()));
            model.trainer().play();
        }
    }

    /** The beginning of the step as it was; can be taken back. */
    void home() {
        with(now -> {
            rewind.remember(now);
            endDuel();
            trouble = Optional.empty();
            told = false;
            lit = -1;
            if (runner.show().isEmpty()) {
                rewind.toEntrance();
            } else {
                now.beforeRun();
                runner.begin();
            }
            note = Optional.of(Note.of("returned"));
        });
    }

    /** The beginning of the lesson, with nothing told and nothing counted; can be taken back. */
    void wholeLesson() {
        with(now -> {
            rewind.remember(now);
            ClassLog log = model.classLogProperty().get();
            model.classLogProperty().set(log.without(now.lesson().id()));
            lecture = Optional.of(new Lecture(now.lesson()));
            trouble = Optional.empty();
            stage();
            rewind.toStart();
            note = Optional.of(Note.of("returned-all"));
        });
    }

    /** Takes the last return back. */
    void undo() {
        with(_ -> rewind.undo().ifPresent(before -> {
            endDuel();
            lecture = Optional.of(before.lecture());
            before.lecture().stand(before.place());
            model.classLogProperty().set(before.log());
            staged = before.lecture().index();
            runner.take(before.lecture().slide().hasShow() ? before.lecture().run().map(step -> made(before.lecture(), step)) : Optional.empty());
            runner.show().filter(LabShow.class::isInstance).map(LabShow.class::cast).ifPresent(LabShow::comesBack);
            note = Optional.of(Note.of("unreturned"));
        }));
    }

    /** Shows the answer or hides it again. */
    void answer() {
        with(now -> {
            if (!now.answer()) {
                note = Optional.of(Note.of(now.slide().hasAnswer() ? "answer-early" : "answer-none"));
            }
        });
    }

    /** One hand more. @param place of the option from 0, as shown */
    void raise(int place) {
        with(now -> {
            if (!now.raise(place)) {
                note = Optional.of(Note.of(now.isVoting() ? "no-option" : "no-vote"));
            }
        });
    }

    void lower(int place) {
        with(now -> now.lower(place));
    }

    void takeBack() {
        with(Lecture::takeBack);
    }

    /** Ends the vote. */
    void closeVote() {
        with(now -> {
            if (now.closeVote()) {
                log(now, now.index());
            } else {
                note = Optional.of(Note.of("no-hands"));
            }
        });
    }

    private void log(Lecture now, int index) {
        now.vote(index).ifPresent(vote -> model.classLogProperty().set(model.classLogProperty().get().with(vote)));
    }

    /** Lights one of so many charts after the other, then all. */
    void spotlight(int charts) {
        with(_ -> lit = lit + 1 >= charts ? -1 : lit + 1);
    }

    /** Two runs side by side, in what is watched first, then second, then over each other; then one alone. */
    void contrast() {
        with(now -> {
            Optional<Step> other = Duel.before(now);
            if (duel.form() != Contrast.NONE) {
                if (!duel.next()) {
                    endDuel();
                }
            } else if (other.isEmpty() || model.concealedProperty().get()) {
                note = Optional.of(Note.of("contrast-none"));
            } else if (runner.show().filter(LabShow.class::isInstance).filter(show -> show.isReady() && show.latest() > 0).isEmpty() || !now.hasRun()) {
                note = Optional.of(Note.of("contrast-early"));
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

    private void endDuel() {
        duel.end();
        runner.show().filter(LabShow.class::isInstance).map(LabShow.class::cast).ifPresent(LabShow::alone);
    }

    /** One step on or back, standing still. */
    void stepBy(int steps) {
        with(now -> {
            if (runner.show().isEmpty() && now.act() == Act.READING) {
                if (steps > 0 && !model.state().inThePast()) {
                    model.trainer().stepOnce();
                } else {
                    model.seek(model.state().step() + steps);
                }
            } else if (mayMove(now) && !runner.stepBy(steps, now.target())) {
                note = Optional.of(Note.of("run-over"));
            }
        });
    }

    private boolean mayMove(Lecture now) {
        boolean may = runner.show().filter(Show::isReady).isPresent() && now.hasRun();
        if (!may) {
            note = Optional.of(Note.of("not-yet-run"));
        }
        return may;
    }

    /** Faster or slower by so many notches. */
    void turnSpeed(int notches) {
        with(_ -> {
            runner.turn(notches);
            if (runner.show().isEmpty() && model.state().phase() == Phase.RUNNING) {
                model.trainer().pace(runner.tempo().pace(model.spec().steps(), model.spec().steps()));
            }
            note = Optional.of(Note.of("speed", runner.tempo().factor()));
        });
    }

    /** Goes to a step: back at once, on by playing it quickly. */
    void goTo(long wanted) {
        with(now -> {
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
        with(now -> {
            if (mayMove(now)) {
                runner.replay();
            }
        });
    }

    /** Closes the rescue card; the lesson goes on. */
    void dismiss() {
        with(_ -> trouble = Optional.empty());
    }

    /** Something inside failed; the class is told one plain sentence. */
    public void rescue() {
        if (on) {
            trouble = Optional.of(Note.of("broken"));
            changed();
        }
    }

    private void with(Consumer<Lecture> deed) {
        note = Optional.empty();
        lecture.ifPresentOrElse(deed, () -> trouble = Optional.of(Note.of("lesson-missing")));
        changed();
    }

    private void changed() {
        if (on) {
            model.momentProperty().set(lecture.map(Lecture::moment));
        }
        changes.set(changes.get() + 1);
    }

    /** What was done in all lessons, as text that {@link Lectures#restore} understands. */
    public String text() {
        lecture.ifPresent(lectures::keep);
        return lectures.text();
    }
}
