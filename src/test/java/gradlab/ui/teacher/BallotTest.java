package gradlab.ui.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BallotTest {

    private final Ballot ballot = new Ballot(3);

    @Test
    void aVoteIsSecretUntilItIsClosed() {
        ballot.raise(0);
        ballot.raise(2);
        assertThat(ballot.closed(1)).isEmpty();
        assertThat(ballot.close()).isTrue();
        assertThat(ballot.closed(1).orElseThrow()).containsExactly(1, 0, 1);
    }

    @Test
    void aVoteWithoutHandsIsNotClosed() {
        assertThat(ballot.close()).isFalse();
        ballot.raise(1);
        ballot.takeBack();
        assertThat(ballot.close()).isFalse();
    }

    @Test
    void handsAreTakenBackOneByOneInTheOrderTheyCame() {
        ballot.raise(0);
        ballot.raise(1);
        ballot.raise(1);
        ballot.takeBack();
        ballot.takeBack();
        assertThat(ballot.present()).containsExactly(1, 0, 0);
        assertThat(ballot.lower(1)).isFalse();
        assertThat(ballot.lower(0)).isTrue();
        assertThat(ballot.takeBack()).isFalse();
        assertThat(ballot.present()).containsExactly(0, 0, 0);
    }

    @Test
    void theSecondVoteKeepsTheFirstBesideIt() {
        ballot.raise(0);
        ballot.close();
        ballot.raise(2);
        assertThat(ballot.round()).isEqualTo(2);
        assertThat(ballot.closed(1).orElseThrow()).containsExactly(1, 0, 0);
        assertThat(ballot.closed(2)).isEmpty();
        ballot.close();
        assertThat(ballot.closed(2).orElseThrow()).containsExactly(0, 0, 1);
        assertThat(ballot.winner()).contains(2);
    }

    @Test
    void aForgottenHandOpensTheSecondVoteAgain() {
        ballot.raise(0);
        ballot.close();
        ballot.raise(2);
        ballot.close();
        ballot.raise(2);
        assertThat(ballot.closed(2)).isEmpty();
        ballot.close();
        assertThat(ballot.closed(2).orElseThrow()).containsExactly(0, 0, 2);
    }

    @Test
    void optionsThatDoNotExistAreNotCounted() {
        assertThat(ballot.raise(3)).isFalse();
        assertThat(ballot.raise(-1)).isFalse();
        assertThat(ballot.isOpen()).isFalse();
    }
}
