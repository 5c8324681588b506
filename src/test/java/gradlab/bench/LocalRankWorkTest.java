package gradlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What W7 measures. */
class LocalRankWorkTest {

    @Test
    void bothSidesFindTheSameRank() {
        LocalRankWork usual = new LocalRankWork(false);
        assertThat(usual.ours()).isEqualTo(usual.ejml()).isBetween(40.0, 63.0);
        LocalRankWork certificate = new LocalRankWork(true);
        assertThat(certificate.ours()).isEqualTo(certificate.ejml()).isEqualTo(64);
    }

    @Test
    void onlyWithCertificatesDoPointsGoUndecomposed() {
        LocalRankWork usual = new LocalRankWork(false);
        usual.ours();
        assertThat(usual.decomposed()).as("W₁ and every point").isEqualTo(65);
        LocalRankWork certificate = new LocalRankWork(true);
        certificate.ours();
        assertThat(certificate.decomposed()).as("W₁ and the rare point where a unit is all but flat").isBetween(1, 6);
    }
}
