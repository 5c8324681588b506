package gradlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

    @ParameterizedTest
    @EnumSource(names = "W5.*", mode = EnumSource.Mode.MATCH_ALL)
    void decompositionsOfBothSidesAreOfTheSameMatrices(Workload workload) {
        Contest contest = workload.contest();
        for (int i = 0; i < 3; i++) {
            double theirs = contest.theirs().getAsDouble();
            assertThat(contest.ours().getAsDouble()).isCloseTo(theirs, within(1e-12 * theirs));
        }
        assertThat(contest.multiplyAdds()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "W[16].*", mode = EnumSource.Mode.MATCH_ALL)
    void stepsOfBothSidesLearn(Workload workload) {
        Contest contest = workload.contest();
        double ours = contest.ours().getAsDouble();
        double theirs = contest.theirs().getAsDouble();
        for (int i = 0; i < 200; i++) {
            contest.ours().getAsDouble();
            contest.theirs().getAsDouble();
        }
        assertThat(contest.ours().getAsDouble()).isLessThan(ours);
        assertThat(contest.theirs().getAsDouble()).isLessThan(theirs);
    }

    @Test
    void shareOfPeakStaysAsAFieldWhereItSaysNothing() {
        assertThat(result(OptionalDouble.empty()).fields()).containsEntry("share_of_peak", null).containsEntry("workload", "W5-8x8");
        assertThat(result(OptionalDouble.of(0.5)).fields()).containsEntry("share_of_peak", 0.5);
    }

    private static Bench.Result result(OptionalDouble share) {
        return new Bench.Result("W5-8x8", 2, 1, 3, 9, 2.5, 0, share);
    }
}
