package gradlab.lesson.sheet;

import gradlab.catalogue.Spelling;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What a calculation can ask of whole matrices, beside the functions of single numbers. The sentence about each stands in the
 * manual; the numbers of arguments here.
 */
enum SheetFunction {
    RANK("rank", "ранг", 1, 2),
    STABLE_RANK("stable_rank", "устойчивый_ранг", 1, 1),
    EFFECTIVE_RANK("effective_rank", "эффективный_ранг", 1, 1),
    NORM("norm", "норма", 1, 1),
    SUM("sum", "сумма", 1, 1),
    MEAN("mean", "среднее", 1, 1),
    DEVIATION("deviation", "отклонение", 1, 1),
    SKEWNESS("skewness", "асимметрия", 1, 1),
    KURTOSIS("kurtosis", "эксцесс", 1, 1),
    LEAST("least", "наименьшее", 1, 1),
    GREATEST("greatest", "наибольшее", 1, 1),
    ZEROS("zeros", "доля_нулей", 1, 1),
    OUTSIDE("outside", "доля_вне", 3, 3),
    ROWS("rows", "строк", 1, 1),
    COLUMNS("columns", "столбцов", 1, 1),
    TRANSPOSED("transposed", "транспонированная", 1, 1),
    NORMAL("normal", "нормальные", 2, 2),
    UNIFORM("uniform", "равномерные", 2, 2),
    EXPONENTIAL("exponential", "показательные", 2, 2),
    MASK("mask", "маска", 3, 3);

    private static final double NEVER_ZERO = 0x1.0p-60;

    private final Spelling spelling;
    private final int fewest;
    private final int most;

    SheetFunction(String english, String russian, int fewest, int most) {
        this.spelling = new Spelling(english, russian, List.of());
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<SheetFunction> find(String word) {
        return Arrays.stream(values()).filter(function -> function.spelling.matches(word)).findFirst();
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** True if the arguments behind the first (for samples: all of them) must be single numbers. */
    private boolean isSample() {
        return this == NORMAL || this == UNIFORM || this == EXPONENTIAL || this == MASK;
    }

    /** @throws SheetMistake without a column if a size or a parameter cannot be */
    Table value(List<Table> arguments, Rng rng) {
        for (int i = isSample() ? 0 : 1; i < arguments.size(); i++) {
            if (!arguments.get(i).isNumber()) {
                throw new SheetMistake(0, "U086", spelling.russian());
            }
        }
        Table of = arguments.getFirst();
        double[] x = of.entries();
        return isSample() ? sample(arguments, rng) : switch (this) {
            case RANK -> Table.of(arguments.size() == 1 ? spectrum(of).numericalRank() : spectrum(of).rank(arguments.get(1).number()));
            case STABLE_RANK -> Table.of(spectrum(of).stableRank());
            case EFFECTIVE_RANK -> Table.of(spectrum(of).effectiveRank());
            case NORM -> Table.of(Math.sqrt(Arrays.stream(x).map(v -> v * v).sum()));
            case SUM -> Table.of(Arrays.stream(x).sum());
            case MEAN -> Table.of(moment(x, 1));
            case DEVIATION -> Table.of(Math.sqrt(moment(x, 2)));
            case SKEWNESS -> Table.of(moment(x, 3) / StrictMath.pow(moment(x, 2), 1.5));
            case KURTOSIS -> Table.of(moment(x, 4) / (moment(x, 2) * moment(x, 2)));
            case LEAST -> Table.of(Arrays.stream(x).min().orElse(Double.NaN));
            case GREATEST -> Table.of(Arrays.stream(x).max().orElse(Double.NaN));
            case ZEROS -> Table.of((double) Arrays.stream(x).filter(v -> v == 0).count() / x.length);
            case OUTSIDE -> Table.of((double) Arrays.stream(x).filter(v -> v < arguments.get(1).number() || v > arguments.get(2).number()).count() / x.length);
            case ROWS -> Table.of(of.rows());
            case COLUMNS -> Table.of(of.columns());
            case TRANSPOSED -> of.transposed();
            case NORMAL, UNIFORM, EXPONENTIAL, MASK -> throw new IllegalStateException(name());
        };
    }

    private Table sample(List<Table> arguments, Rng rng) {
        double rows = arguments.get(0).number();
        double columns = arguments.get(1).number();
        if (!(rows >= 1 && columns >= 1 && rows * columns <= Table.MOST_ENTRIES)) {
            throw new SheetMistake(0, "U087", Table.MOST_ENTRIES);
        }
        double[] numbers = new double[(int) rows * (int) columns];
        DoubleSupplier one = switch (this) {
            case NORMAL -> rng::nextGaussian;
            case UNIFORM -> rng::nextDouble;
            case EXPONENTIAL -> () -> -StrictMath.log(Math.max(NEVER_ZERO, 1 - rng.nextDouble()));
            default -> () -> rng.nextDouble() < arguments.get(2).number() ? 1 : 0;
        };
        Arrays.setAll(numbers, _ -> one.getAsDouble());
        return new Table((int) rows, (int) columns, numbers);
    }

    private static Spectrum spectrum(Table table) {
        try {
            return Spectrum.of(table.entries(), 0, table.rows(), table.columns());
        } catch (ArithmeticException notFinite) {
            double[] unknown = new double[Math.min(table.rows(), table.columns())];
            Arrays.fill(unknown, Double.NaN);
            return new Spectrum(unknown, table.rows(), table.columns());
        }
    }

    /** The mean for 1, else the central moment, biased (1/n). */
    private static double moment(double[] x, int order) {
        double mean = Arrays.stream(x).sum() / x.length;
        return order == 1 ? mean : Arrays.stream(x).map(v -> StrictMath.pow(v - mean, order)).sum() / x.length;
    }
}
