package gradlab.bench;

import java.util.function.Supplier;

/** What is measured, and how many times as fast as EJML's operations the lab means to be. */
public enum Workload {
    W1_SGD("W1-sgd", 5, Training.W1_SGD::contest),
    W1_ADAM("W1-adam", 5, Training.W1_ADAM::contest),
    W2("W2", 7, Training.W2::contest),
    W3("W3", 8, Training.W3::contest),
    W4("W4", 11, Training.W4::contest),
    W5_8X8("W5-8x8", 1.5, () -> Decompositions.contest(8, 8)),
    W5_32X32("W5-32x32", 2.5, () -> Decompositions.contest(32, 32)),
    W5_64X64("W5-64x64", 3, () -> Decompositions.contest(64, 64)),
    W5_128X256("W5-128x256", 5, () -> Decompositions.contest(128, 256)),
    W5_256X784("W5-256x784", 7, () -> Decompositions.contest(256, 784)),
    W6("W6", 5, () -> Training.W3.watching().contest()),
    W7("W7", 5, () -> LocalRankWork.contest(false)),
    W7_CERTIFICATE("W7-certificate", 30, () -> LocalRankWork.contest(true));

    private final String id;
    private final double goal;
    private final Supplier<Contest> contest;

    Workload(String id, double goal, Supplier<Contest> contest) {
        this.id = id;
        this.goal = goal;
        this.contest = contest;
    }

    public String id() {
        return id;
    }

    /** The ratio to EJML that is wanted. */
    public double goal() {
        return goal;
    }

    Contest contest() {
        return contest.get();
    }
}
