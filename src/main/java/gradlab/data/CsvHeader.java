package gradlab.data;

import java.nio.file.Path;
import java.util.List;

/** The names of the columns of a CSV file: what can be chosen as the target. */
public final class CsvHeader {

    private CsvHeader() {
    }

    /**
     * The names in the order of the file; the last is the target where none is chosen.
     *
     * @throws gradlab.catalogue.BadInput if the file is no table that {@link CsvData} could read
     */
    public static List<String> of(Path file) {
        return CsvTable.read(file).columns().stream().map(CsvColumn::name).toList();
    }
}
