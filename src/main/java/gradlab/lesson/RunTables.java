package gradlab.lesson;

import gradlab.compare.Comparison;
import gradlab.compare.Finding;
import gradlab.compare.Statistic;
import gradlab.lesson.sheet.Table;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * What calculations can ask of runs. {@code W2}, {@code b2}, {@code G2} are the weights, the biases and the gradient of layer 2
 * at the end of the run (with {@code _0} at its start); the others belong to a comparison of several runs (with {@code _до}
 * before training).
 */
final class RunTables {

    private static final String START = "_0";
    private static final Pattern OF_NETWORK = Pattern.compile("[WbG]\\d", Pattern.CASE_INSENSITIVE);
    private static final String BEFORE = "_до";

    /** The names a comparison gives, each with the finding behind it: the mean over runs, or its variation. */
    private enum Common {
        CORRELATION("корреляция", "correlation.raw", false, false),
        ALIGNED("корреляция_совмещённых", "correlation.aligned", false, false),
        LIKENESS("CKA", "cka", false, true),
        NORM("норма_весов", "weight.norm", false, true),
        NORM_SPREAD("разброс_норм", "weight.norm", true, true),
        VARIANCE("дисперсия", "weight.variance", false, true),
        RATIO("отношение_норм", "norm_ratio", false, true),
        PROFILE("сходство_профилей", "correlation.ratio_profile", false, false),
        RAW_FIT("R2_весов", "pca.held_out.raw", false, false),
        FEATURE_FIT("R2_признаков", "pca.held_out.features", false, false),
        LOSS("потери", "loss.train", false, false),
        TEST_LOSS("потери_теста", "loss.test", false, false);

        private final String word;
        private final String finding;
        private final boolean spread;
        private final boolean ofLayers;

        Common(String word, String finding, boolean spread, boolean ofLayers) {
            this.word = word;
            this.finding = finding;
            this.spread = spread;
            this.ofLayers = ofLayers;
        }
    }

    private RunTables() {
    }

    /**
     * All names an entry may use, with tables of the right size: zeros, for checking what is written.
     *
     * @param wanted what is asked for: tables as large as the network's are made only for who means one of them
     */
    static Map<String, Table> names(Setup setup, int runs, Set<String> wanted) {
        NetworkShape shape = setup.spec().network();
        Map<String, Table> names = new HashMap<>();
        if (setup.bowl().isEmpty() && wanted.stream().anyMatch(OF_NETWORK.asPredicate())) {
            Parameters parameters = new Parameters(shape);
            put(names, parameters, parameters.values(), parameters.values(), "");
            Map.copyOf(names).forEach((name, table) -> names.put(name + START, table));
        }
        if (runs > 0) {
            for (Common common : Common.values()) {
                int count = common.ofLayers ? shape.depth() : 1;
                names.put(common.word, new Table(1, count, new double[count]));
                names.put(common.word + BEFORE, new Table(1, count, new double[count]));
            }
        }
        return names;
    }

    /** True if one of the names belongs to a single run. */
    static boolean needRun(Set<String> names) {
        return names.stream().anyMatch(name -> name.matches("[WbG]\\d+(_0)?"));
    }

    /** True if one of the names belongs to a comparison of runs. */
    static boolean needComparison(Set<String> names) {
        Set<String> common = new TreeSet<>();
        for (Common one : Common.values()) {
            common.add(one.word);
            common.add(one.word + BEFORE);
        }
        return names.stream().anyMatch(common::contains);
    }

    /** Adds the matrices of one state. */
    static void addState(Map<String, Table> tables, Parameters parameters, double[] values, boolean atStart) {
        put(tables, parameters, values, parameters.gradient(), atStart ? START : "");
    }

    private static void put(Map<String, Table> tables, Parameters parameters, double[] values, double[] gradient, String suffix) {
        for (int layer = 1; layer <= parameters.depth(); layer++) {
            tables.put("W" + layer + suffix, table(parameters.weight(layer), values));
            tables.put("b" + layer + suffix, table(parameters.bias(layer), values));
            tables.put("G" + layer + suffix, table(parameters.weight(layer), gradient));
        }
    }

    private static Table table(Parameters.Block block, double[] from) {
        double[] entries = new double[block.size()];
        System.arraycopy(from, block.offset(), entries, 0, entries.length);
        return new Table(block.rows(), block.columns(), entries);
    }

    static Map<String, Table> of(Comparison comparison) {
        int depth = comparison.spec().network().depth();
        Map<String, Table> tables = new HashMap<>();
        for (Common common : Common.values()) {
            ToDoubleFunction<Statistic> read = common.spread ? Statistic::variation : Statistic::mean;
            int count = common.ofLayers ? depth : 1;
            double[] start = new double[count];
            double[] end = new double[count];
            for (int i = 0; i < count; i++) {
                Finding finding = comparison.finding(common.finding, common.ofLayers ? i + 1 : 0).orElse(new Finding(common.finding, 0, Statistic.NONE, Statistic.NONE));
                start[i] = read.applyAsDouble(finding.start());
                end[i] = read.applyAsDouble(finding.end());
            }
            tables.put(common.word, new Table(1, count, end));
            tables.put(common.word + BEFORE, new Table(1, count, start));
        }
        return tables;
    }
}
