package gradlab.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An experiment that stands ready, with the one reason why it learns or why it is sick, and with signs by which a run shows it.
 *
 * @param id the name of its file without {@code .lab}
 * @param lesson id of the lesson about it
 * @param diagnosis id of the complaint that is expected of a sick one, where there is one
 * @param signs what holds at the end of a run: a healthy one reaches its aim, a sick one stays bad
 * @param cure what heals a sick one; a healthy one has none
 */
public record Preset(String id, State state, Topic topic, Phrase name, Phrase reason, String lesson, Optional<String> diagnosis,
        List<Sign> signs, ExperimentSpec spec, Optional<Cure> cure) {

    public Preset {
        signs = List.copyOf(signs);
        if ((state == State.SICK) != cure.isPresent()) {
            throw new IllegalArgumentException(id + ": a sick experiment has a cure, a healthy one has none");
        }
    }

    /** Whether it learns. */
    public enum State {
        HEALTHY, SICK;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is about. */
    public enum Topic {
        TASKS, RATE, START, DEPTH, DATA, RANK, GENERALISATION;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same in both languages. */
    public record Phrase(String russian, String english) {
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : russian;
        }
    }

    /** What heals: its name and the whole experiment with it. */
    public record Cure(Phrase name, ExperimentSpec spec, List<Sign> signs) {
        public Cure {
            signs = List.copyOf(signs);
        }
    }

    /**
     * A measured series is below or above a bound at the end of the run.
     *
     * @param series id of the recorded series, for instance {@code loss.train}
     */
    public record Sign(String series, boolean below, double bound) {
        /** What is not measured, or not a number, holds nowhere: a diverged run shows only an infinite loss. */
        public boolean holds(double value) {
            return below ? value < bound : value > bound;
        }
    }
}
