package gradlab.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.ui.arena.Tags.Ball;
import gradlab.ui.arena.Tags.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagsTest {

    private static final Tags MAP = new Tags(0, 0, 400, 300, 7, 10, 13);

    @Test
    void aNameStandsAtTheRightOfItsBall() {
        Place place = MAP.place(List.of(new Ball(200, 150, 60))).getFirst().orElseThrow();

        assertThat(place.x()).isEqualTo(210);
        assertThat(place.y()).isLessThan(150);
    }

    @Test
    void aNameGoesToTheOtherSideWhereItWouldCoverABallOrLeaveTheMap() {
        List<Optional<Place>> covered = MAP.place(List.of(new Ball(200, 150, 60), new Ball(240, 142, 30)));

        assertThat(covered.getFirst().orElseThrow().x()).isEqualTo(130);
        assertThat(covered.getLast().orElseThrow().x()).isEqualTo(250);
        assertThat(MAP.place(List.of(new Ball(380, 150, 60))).getFirst().orElseThrow().x()).isEqualTo(310);
    }

    @Test
    void ofBallsOnOneSpotEachHasItsNameUntilThereIsNoRoom() {
        Ball ball = new Ball(200, 150, 60);

        List<Optional<Place>> places = MAP.place(List.of(ball, ball, ball, ball, ball));

        assertThat(places.subList(0, 4)).allMatch(Optional::isPresent).doesNotHaveDuplicates();
        assertThat(places.getLast()).isEmpty();
    }

    @Test
    void namesStayOnTheMapAtItsUpperEdge() {
        assertThat(MAP.place(List.of(new Ball(200, 1, 60))).getFirst().orElseThrow().y()).isGreaterThanOrEqualTo(6.5);
    }
}
