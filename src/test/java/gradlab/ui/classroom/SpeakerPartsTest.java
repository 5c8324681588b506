package gradlab.ui.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.CheckRecord;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.lesson.Step;
import gradlab.train.Window;
import gradlab.ui.classroom.SpeakerText.Kind;
import gradlab.ui.classroom.SpeakerText.Stop;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** What the speaker's window is made of, without the window. */
class SpeakerPartsTest {

    private static final Rectangle2D DESK = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D WALL = new Rectangle2D(1920, 0, 1280, 720);
    private static final Rectangle2D MAIN = new Rectangle2D(2000, 40, 1200, 600);

    @Test
    void theNotesTakeTheScreenThatTheMainWindowDoesNot() {
        assertThat(ScreenPlace.choose(List.of(DESK, WALL), MAIN)).isEqualTo(DESK);
        assertThat(ScreenPlace.choose(List.of(WALL, DESK), new Rectangle2D(10, 10, 800, 600))).isEqualTo(WALL);
    }

    @Test
    void withOneScreenTheyTakeAPartOfIt() {
        Rectangle2D place = ScreenPlace.choose(List.of(DESK), new Rectangle2D(0, 0, 1920, 1080));
        assertThat(DESK.contains(place)).isTrue();
        assertThat(place.getWidth()).isLessThan(DESK.getWidth());
        assertThat(ScreenPlace.hasOther(List.of(DESK), DESK)).isFalse();
    }

    @Test
    void aWindowWhoseScreenIsUnpluggedComesToTheOtherOne() {
        Rectangle2D onWall = new Rectangle2D(1950, 20, 900, 600);
        assertThat(ScreenPlace.keep(onWall, List.of(DESK, WALL), DESK)).isEqualTo(onWall);
        assertThat(DESK.contains(ScreenPlace.keep(onWall, List.of(DESK), DESK))).isTrue();
        assertThat(ScreenPlace.keep(onWall, List.of(), DESK)).as("no screen at all for a moment").isEqualTo(onWall);
    }

    @Test
    void theClockCountsTheLessonAndEveryStepAndStandsWhilePaused() {
        AtomicLong now = new AtomicLong();
        LessonClock clock = new LessonClock(now::get);
        clock.step("a");
        now.addAndGet(seconds(5));
        assertThat(clock.seconds()).as("not started").isZero();
        clock.start();
        now.addAndGet(seconds(70));
        clock.step("b");
        now.addAndGet(seconds(10));
        assertThat(clock.seconds()).isEqualTo(80);
        assertThat(clock.stepSeconds()).isEqualTo(10);
        clock.pause();
        now.addAndGet(seconds(100));
        clock.step("a");
        clock.start();
        now.addAndGet(seconds(1));
        assertThat(clock.stepSeconds()).as("goes on where it was").isEqualTo(71);
        assertThat(clock.seconds()).isEqualTo(81);
        clock.reset();
        now.addAndGet(seconds(3));
        assertThat(clock.seconds()).isEqualTo(3);
        assertThat(LessonClock.shown(65)).isEqualTo("1:05");
        assertThat(LessonClock.shown(3725)).isEqualTo("1:02:05");
    }

    @Test
    void theClockDoesNotCountTheHoursInWhichTheComputerSlept() {
        AtomicLong now = new AtomicLong();
        LessonClock clock = new LessonClock(now::get);
        clock.step("a");
        clock.start();
        now.addAndGet(seconds(10));
        clock.look();
        now.addAndGet(seconds(3 * 3600));
        clock.look();
        now.addAndGet(seconds(5));
        clock.look();
        assertThat(clock.seconds()).isEqualTo(15);
        assertThat(clock.stepSeconds()).isEqualTo(15);
    }

    private static long seconds(int count) {
        return count * 1_000_000_000L;
    }

    @Test
    void everyStopOfALessonIsKnownWithItsNotesAndMeasuredRange() {
        Lesson lesson = LessonReader.read(Path.of("lessons/saturation.md"));
        List<Stop> stops = SpeakerText.stops(lesson);
        assertThat(stops).extracting(Stop::kind).containsSubsequence(Kind.STEP, Kind.STEP, Kind.QUESTION);
        assertThat(stops).extracting(Stop::id).startsWith("spokojnyj-start", "shirokie-vesa").doesNotHaveDuplicates();
        assertThat(SpeakerText.notes(lesson, "spokojnyj-start")).isEmpty();
        assertThat(SpeakerText.general(lesson, "spokojnyj-start")).hasSize(1);

        CheckRecord record = CheckRecord.of(lesson);
        Step first = stops.getFirst().step().orElseThrow();
        assertThat(record.of(first, first.claims().getFirst())).hasValueSatisfying(measured -> {
            assertThat(measured.own()).isEqualTo(0.0025);
            assertThat(measured.seeds()).hasSize(10);
            assertThat(measured.least()).isZero();
            assertThat(measured.greatest()).isEqualTo(0.0025);
        });
    }

    @Test
    void notesInTheSectionOfAStepBelongToIt() {
        Lesson lesson = LessonReader.read(Path.of("x.md"), String.join("\n", "## Первый", "```шаг id=a", "название: А", "```", ":::учителю", "Про А.", ":::",
                "## Второй", "```шаг id=b", "название: Б", "```", "## Итог", ":::учителю", "Про всё.", ":::", ""));
        assertThat(SpeakerText.notes(lesson, "a")).hasSize(1);
        assertThat(SpeakerText.notes(lesson, "b")).isEmpty();
        assertThat(SpeakerText.general(lesson, "b")).hasSize(1);
    }

    @Test
    void theMiddleOfCurvesIsTheirMedianAndTheMiddleHalf() {
        List<Window> curves = List.of(flat(1), flat(2), flat(3), flat(4), flat(100));
        Band band = Band.of(curves);
        assertThat(band.steps()[0]).isZero();
        assertThat(band.steps()[band.size() - 1]).isEqualTo(100);
        assertThat(band.median()).containsOnly(3);
        assertThat(band.low()).containsOnly(2);
        assertThat(band.high()).containsOnly(4);
        assertThat(Band.at(new Window(new double[] {0, 10}, new double[] {0, 1}), 2.5)).isEqualTo(0.25);
        assertThat(Band.at(flat(1), 101)).isNaN();
    }

    private static Window flat(double value) {
        return new Window(new double[] {0, 50, 100}, new double[] {value, value, value});
    }
}
