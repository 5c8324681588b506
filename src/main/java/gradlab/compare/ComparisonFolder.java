package gradlab.compare;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.Notation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a comparison leaves: {@code compare.csv} with a row per quantity, {@code compare.json} with the same and the numbers
 * of every run, and {@code experiment.lab} that repeats it.
 */
public final class ComparisonFolder {

    private ComparisonFolder() {
    }

    /** @throws BadInput if the folder cannot be made or written to */
    public static void write(Comparison comparison, Path folder, Map<String, String> versions) {
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve("compare.csv"), table(comparison));
            WholeFile.write(folder.resolve("compare.json"), json(comparison, versions));
            WholeFile.write(folder.resolve("experiment.lab"), ExperimentFile.write(comparison.spec(), folder, Locale.ENGLISH));
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    private static String table(Comparison comparison) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("quantity", "layer", "start_mean", "start_deviation", "start_variation", "start_count", "end_mean",
                    "end_deviation", "end_variation", "end_count");
            for (Finding finding : comparison.findings()) {
                List<String> row = new ArrayList<>(List.of(finding.id(), finding.layer() == 0 ? "" : Integer.toString(finding.layer())));
                for (Statistic statistic : List.of(finding.start(), finding.end())) {
                    row.addAll(List.of(number(statistic.mean()), number(statistic.deviation()), number(statistic.variation()),
                            Integer.toString(statistic.count())));
                }
                csv.writeRecord(row);
            }
        }
        return text.toString();
    }

    private static String json(Comparison comparison, Map<String, String> versions) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("versions", versions);
        all.put("steps", comparison.spec().steps());
        all.put("data_seed", comparison.spec().seeds().data());
        all.put("diverged_seeds", comparison.diverged());
        all.put("findings", comparison.findings().stream().map(ComparisonFolder::asMap).toList());
        all.put("runs", comparison.runs().stream().map(ComparisonFolder::asMap).toList());
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> asMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("quantity", finding.id());
        if (finding.layer() > 0) {
            map.put("layer", finding.layer());
        }
        map.put("start", asMap(finding.start()));
        map.put("end", asMap(finding.end()));
        return map;
    }

    private static Map<String, Object> asMap(Statistic statistic) {
        Map<String, Object> map = new LinkedHashMap<>();
        putDefined(map, "mean", statistic.mean());
        putDefined(map, "deviation", statistic.deviation());
        putDefined(map, "variation", statistic.variation());
        map.put("count", statistic.count());
        return map;
    }

    private static Map<String, Object> asMap(RunOutcome run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", run.seed());
        map.put("steps", run.steps());
        map.put("start", asMap(run.start()));
        map.put("end", asMap(run.end()));
        return map;
    }

    private static Map<String, Object> asMap(Portrait portrait) {
        Map<String, Object> map = new LinkedHashMap<>();
        putDefined(map, "loss_train", portrait.trainingLoss());
        putDefined(map, "loss_test", portrait.testLoss());
        map.put("layers", portrait.layers().stream().map(ComparisonFolder::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(LayerFeatures layer) {
        Map<String, Object> map = new LinkedHashMap<>();
        putDefined(map, "norm_ratio", layer.ratio());
        map.put("weight_norm", layer.norm());
        map.put("bias_norm", layer.biasNorm());
        map.put("weight_variance", layer.entryVariance());
        map.put("singular_values", Arrays.stream(layer.singularValues()).boxed().toList());
        return map;
    }

    /** JSON knows neither NaN nor infinity: what is undefined is left out. */
    private static void putDefined(Map<String, Object> map, String key, double value) {
        if (Double.isFinite(value)) {
            map.put(key, value);
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Notation.number(value) : "";
    }
}
