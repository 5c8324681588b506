package gradlab.lesson;

import gradlab.catalogue.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The catalogue of widgets of format 1, in the order of the course; how they are drawn is for the page to say. */
public enum WidgetKind {
    ACTIVATION_CURVE("функция-активации", "activation-curve", "производная", "derivative", "наложение", "overlay"),
    NEURON("нейрон", "neuron"),
    MATRIX_VECTOR("матрица-на-вектор", "matrix-vector"),
    VECTOR("вектор", "vector"),
    TANGENT("касательная", "tangent", "парабола", "parabola", "модуль", "modulus", "ступенька", "step", "куб", "cube"),
    HEIGHT_MAP("карта-высот", "height-map", "чаша", "bowl", "седло", "saddle", "плато", "plateau"),
    LINE_AND_OUTLIER("прямая-и-выброс", "line-and-outlier"),
    NEURON_LOSS("ошибка-нейрона", "neuron-loss"),
    COMPUTATION_GRAPH("граф-вычислений", "computation-graph"),
    BOWL("чаша", "bowl", "спуск", "descent", "импульс", "momentum", "Нестеров", "Nesterov", "RMSProp", "RMSProp", "Adam", "Adam"),
    GRADIENT_CLOUD("облако-градиентов", "gradient-cloud"),
    MEMORY_TAIL("хвост-памяти", "memory-tail"),
    RARE_FEATURE("редкий-признак", "rare-feature"),
    RATE_CURVE("кривая-скорости", "rate-curve"),
    FIRST_STEP("первый-шаг", "first-step"),
    MEMORY_STRIP("полоса-памяти", "memory-strip"),
    RUN_TABLE("таблица-запусков", "run-table"),
    CROSS_VALIDATION("перекрёстная-проверка", "cross-validation"),
    PREACTIVATIONS("гистограмма-предактиваций", "preactivations"),
    FACTOR_CHAIN("цепочка-множителей", "factor-chain"),
    LAYER_SPREAD("разброс-по-слоям", "layer-spread"),
    FEATURE_SCALE("масштаб-признаков", "feature-scale"),
    NORMALIZATION_TABLE("таблица-нормализации", "normalization-table"),
    DEAD_NEURON("мёртвый-нейрон", "dead-neuron"),
    MATRIX_GRID("сетка-матрицы", "matrix-grid"),
    ELLIPSE("эллипс", "ellipse"),
    SIGMA_BARS("столбики-сигма", "sigma-bars"),
    GRADIENT_ASSEMBLY("сборка-градиента", "gradient-assembly"),
    GRADIENT_FAN("веер-градиентов", "gradient-fan"),
    LOCAL_ELLIPSE("локальный-эллипс", "local-ellipse"),
    SMOOTHING("сглаживание", "smoothing"),
    DROPOUT("дропаут", "dropout"),
    PATIENCE("терпение", "patience"),
    WORD_MAP("карта-слов", "word-map"),
    BOTTLENECK("горлышко", "bottleneck"),
    NEURON_SWAP("перестановка-нейронов", "neuron-swap"),
    RUN_DOTS("точки-запусков", "run-dots");

    private final Spelling spelling;
    private final List<Spelling> views;

    /** @param views what it can show, Russian and English in turn */
    WidgetKind(String russian, String english, String... views) {
        this.spelling = new Spelling(english, russian, List.of());
        this.views = IntStream.range(0, views.length / 2).mapToObj(i -> new Spelling(views[2 * i + 1], views[2 * i], List.of())).toList();
    }

    public Spelling spelling() {
        return spelling;
    }

    /** What blocks may ask for under {@code показать}; empty if that is not checked when the lesson is read. */
    public List<Spelling> views() {
        return views;
    }

    static Optional<WidgetKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.spelling.matches(word)).findFirst();
    }

    static List<String> russian() {
        return Arrays.stream(values()).map(kind -> kind.spelling.russian()).toList();
    }

    static List<String> allSpellings() {
        return Arrays.stream(values()).flatMap(kind -> kind.spelling.all()).toList();
    }
}
