package gradlab.ui.teacher;

import gradlab.lesson.ClassLog;
import gradlab.lesson.Lesson;
import gradlab.lesson.Step;
import gradlab.train.RunState.Phase;
import gradlab.ui.LabModel;
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
    private final Instruments instruments;
    private final Voting voting;
    private final LongProperty changes = new SimpleLongProperty();
    private Optional<Lecture> lecture = Optional.empty();
    private Optional<Note> note = Optional.empty();
    private Optional<Note> trouble = Optional.empty();
    private boolean on;
    private int staged = -1;
    private boolean told;

    /** @param nanos a clock in nanoseconds */
    public Presentation(LabModel model, Lectures lectures, LongSupplier nanos) {
        this.model = model;
        this.lectures = lectures;
        this.nanos = nanos;
        this.runner = new Runner(nanos);
        this.rewind = new Rewind(model);
        this.duel = new Duel(model);
        this.instruments = new Instruments(this, model, runner, duel);
        this.voting = new Voting(this, model);
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

    Voting voting() {
        return voting;
    }

    Instruments instruments() {
        return instruments;
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
        model.classroom().momentProperty().set(Optional.empty());
        changed();
    }

    Act act() {
        return lecture.map(Lecture::act).orElse(Act.READING);
    }

    /** The next act. A run that is under way is hurried to where it stops, one that was frozen goes on. */
    void next() {
        with(now -> {
            trouble = Optional.empty();
            if (now.act() == Act.RUN) {
                if (!runner.goOn()) {
                    runner.play(now.target(), true);
                }
                return;
            }
            boolean counting = now.ballot().isOpen();
            int index = now.index();
            boolean moved = now.next();
            if (counting) {
                voting.log(now, index);
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
        instruments.lightAll();
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
            instruments.lightAll();
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
            ClassLog log = model.classroom().logProperty().get();
            model.classroom().logProperty().set(log.without(now.lesson().id()));
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
            model.classroom().logProperty().set(before.log());
            staged = before.lecture().index();
            runner.take(before.lecture().slide().hasShow() ? before.lecture().run().map(step -> made(before.lecture(), step)) : Optional.empty());
            runner.show().filter(LabShow.class::isInstance).map(LabShow.class::cast).ifPresent(LabShow::comesBack);
            note = Optional.of(Note.of("unreturned"));
        }));
    }

    /** One run stands alone again. */
    void endDuel() {
        duel.end();
        runner.show().filter(LabShow.class::isInstance).map(LabShow.class::cast).ifPresent(LabShow::alone);
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

    void say(Note said) {
        note = Optional.of(said);
    }

    /** Does something with the lecture, and lets the views follow; without one, says that it is missing. */
    void with(Consumer<Lecture> deed) {
        note = Optional.empty();
        lecture.ifPresentOrElse(deed, () -> trouble = Optional.of(Note.of("lesson-missing")));
        changed();
    }

    private void changed() {
        if (on) {
            model.classroom().momentProperty().set(lecture.map(Lecture::moment));
        }
        changes.set(changes.get() + 1);
    }

    /** What was done in all lessons, as text that {@link Lectures#restore} understands. */
    public String text() {
        lecture.ifPresent(lectures::keep);
        return lectures.text();
    }
}
