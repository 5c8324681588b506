package gradlab.ui.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TempoTest {

    private final Tempo tempo = new Tempo();

    @Test
    void howeverFastAStretchIsSeenForASecond() {
        assertThat(20 / tempo.pace(400, 20)).isGreaterThanOrEqualTo(1);
        tempo.turn(100);
        assertThat(tempo.factor()).isEqualTo(50);
        assertThat(400 / tempo.pace(400, 400)).isGreaterThanOrEqualTo(1);
        assertThat(3 / tempo.hurry(3)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aLongRunTakesEightSecondsAtTheUsualSpeed() {
        assertThat(100_000 / tempo.pace(100_000, 100_000)).isEqualTo(8);
    }

    @Test
    void theSlowestIsATenth() {
        double usual = tempo.pace(400, 400);
        tempo.turn(-100);
        assertThat(tempo.factor()).isEqualTo(0.1);
        assertThat(tempo.pace(400, 400)).isEqualTo(usual / 10);
    }
}
