package gradlab.experiment;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Offer;
import gradlab.catalogue.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of an experiment file and of a lesson step, in the order in which they are written. */
public enum Key {
    DATA("data", "данные"),
    INPUTS("inputs", "вход"),
    SPLIT("split", "доля теста", "тест"),
    NET("net", "сеть"),
    ACTIVATION("activation", "активация"),
    NORM("norm", "нормализация"),
    INIT("init", "инициализация"),
    LOSS("loss", "потери"),
    OPTIMIZER("optimizer", "оптимизатор"),
    SCHEDULE("schedule", "расписание"),
    DIRECTIONS("directions", "направления"),
    REGULARIZATION("regularization", "регуляризация"),
    CLIP("clip", "отсечение"),
    EARLY_STOP("early-stop", "ранняя остановка"),
    BATCH("batch", "пакет"),
    SHUFFLE("shuffle", "перемешивать"),
    AUGMENT("augment", "аугментация"),
    SEED("seed", "зерно"),
    SEEDS("seeds", "зёрна"),
    STEPS("steps", "шагов"),
    WEIGHTS("weights", "веса"),
    PROBE("probe", "измерять", "измерения"),
    EDITS("edits", "правки");

    private final Spelling spelling;

    Key(String english, String russian, String... others) {
        spelling = new Spelling(english, russian, List.of(others));
    }

    public Spelling spelling() {
        return spelling;
    }

    /** The key with what the window calls it. */
    public Offer offer() {
        return new Offer(spelling, "key." + spelling.english());
    }

    /** What can be chosen for this key, where it is a member of a catalogue or several of them. */
    public Optional<Catalogue<?>> catalogue() {
        return Optional.ofNullable(switch (this) {
            case DATA -> Catalogues.DATA;
            case INPUTS -> Catalogues.SCALING;
            case ACTIVATION -> Catalogues.ACTIVATION;
            case NORM -> Catalogues.NORMALIZATION;
            case INIT -> Catalogues.INITIALIZER;
            case LOSS -> Catalogues.LOSS;
            case OPTIMIZER -> Catalogues.OPTIMIZER;
            case SCHEDULE -> Catalogues.SCHEDULE;
            case DIRECTIONS -> Catalogues.DIRECTIONS;
            case REGULARIZATION -> Catalogues.REGULARIZATION;
            case CLIP -> Catalogues.CLIPPING;
            case EARLY_STOP -> Catalogues.EARLY_STOP;
            case AUGMENT -> Catalogues.AUGMENTATION;
            case WEIGHTS -> Catalogues.WEIGHTS;
            case PROBE -> Catalogues.PROBE;
            case SPLIT, NET, BATCH, SHUFFLE, SEED, SEEDS, STEPS, EDITS -> null;
        });
    }

    public static Optional<Key> find(String word) {
        return Arrays.stream(values()).filter(key -> key.spelling.matches(word)).findFirst();
    }

    /** All spellings, for finding what a misspelt key was meant to be. */
    public static List<String> allSpellings() {
        return Arrays.stream(values()).flatMap(key -> key.spelling.all()).toList();
    }
}
