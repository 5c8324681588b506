package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.train.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    private static final StepScale SCALE = new StepScale(1000, 500);

    @ParameterizedTest
    @CsvSource({"0,100", "100,100", "101,200", "201,500", "500,500", "501,1000", "1001,2000", "99999,100000", "123456789,200000000"})
    void scaleEndsAtTheNextRoundStep(long step, long end) {
        assertThat(StepScale.holding(step, 800).end()).isEqualTo(end);
    }

    @Test
    void ticksRunFromTheStartToTheEndAndGetFewerOnANarrowBar() {
        assertThat(StepScale.holding(950, 1200).ticks(1)).hasSize(11).startsWith(0L, 100L).endsWith(1000L);
        assertThat(StepScale.holding(950, 300).ticks(1)).containsExactly(0L, 500L, 1000L);
    }

    @Test
    void eventsCloseTogetherShareAMarkThatIsNamedByTheGravest() {
        List<EventMarks.Mark> marks = EventMarks.of(
                List.of(event(100, Event.Kind.CHANGED), event(110, Event.Kind.SATURATED), event(120, Event.Kind.DIVERGED),
                        event(500, Event.Kind.SATURATED)), SCALE, 14);
        assertThat(marks).hasSize(2);
        assertThat(marks.getFirst().first().kind()).isEqualTo(Event.Kind.DIVERGED);
        assertThat(marks.getFirst().events()).hasSize(3);
        assertThat(marks.getLast().x()).isEqualTo(250);
    }

    @Test
    void graverMarksClaimRoomForTheirLabelsFirst() {
        List<EventMarks.Mark> marks = EventMarks.of(List.of(event(0, Event.Kind.CHANGED), event(500, Event.Kind.SATURATED),
                event(1000, Event.Kind.DIVERGED)), SCALE, 14);
        assertThat(EventMarks.byImportance(marks)).extracting(mark -> mark.first().kind())
                .containsExactly(Event.Kind.DIVERGED, Event.Kind.SATURATED, Event.Kind.CHANGED);
    }

    @Test
    void thousandEventsInOnePlaceAreToldInAFewLines() {
        List<Event> many = java.util.stream.LongStream.range(0, 1000).mapToObj(i -> event(5, Event.Kind.SATURATED)).toList();
        List<EventMarks.Mark> marks = EventMarks.of(many, SCALE, 14);
        assertThat(marks).hasSize(1);
        assertThat(EventMarks.sentences(marks.getFirst(), new Words(Texts.russian())).lines()).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({"1,one", "2,few", "4,few", "5,many", "10,many", "11,many", "12,many", "21,one", "22,few", "111,many", "0,many"})
    void russianNumbersChooseTheirForm(long count, String form) {
        assertThat(Plurals.form(count, Locale.of("ru"))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"1,one", "2,many", "21,many"})
    void englishNumbersChooseTheirForm(long count, String form) {
        assertThat(Plurals.form(count, Locale.ENGLISH)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "10", "57", "200", "1500", "Infinity"})
    void paceIsWhereTheSliderPutsIt(double pace) {
        assertThat(PaceSlider.paceOf(PaceSlider.positionOf(pace))).isEqualTo(pace);
    }

    private static Event event(long step, Event.Kind kind) {
        return new Event(step, 1, kind, 0.5, Optional.empty());
    }
}
