package gradlab.data;

import java.util.List;

/**
 * Examples in memory, one per row. Treated as immutable: nobody writes to the arrays after construction.
 *
 * @param inputs rows × features, row-major
 * @param targets rows × targetColumns; for classes one column of indices 0..K-1
 * @param classNames one per class; empty for regression
 * @param notes what the reader of a file has to tell (rows dropped, columns encoded)
 */
public record DataSet(int rows, int features, double[] inputs, double[] targets, int targetColumns, Task task,
        List<String> featureNames, List<String> classNames, List<Note> notes) {

    /** A remark about the data; its sentence is {@code note.<key>} in the text bundles. */
    public record Note(String key, List<Object> args) {
        public static Note of(String key, Object... args) {
            return new Note(key, List.of(args));
        }
    }

    public DataSet {
        if (inputs.length != rows * features || targets.length != rows * targetColumns) {
            throw new IllegalArgumentException("arrays do not fit " + rows + " rows of " + features + " features");
        }
        featureNames = List.copyOf(featureNames);
        classNames = List.copyOf(classNames);
        notes = List.copyOf(notes);
    }

    /** Classes numbered from 0 with the given names. */
    public static DataSet ofClasses(int features, double[] inputs, double[] labels, List<String> featureNames,
            List<String> classNames, List<Note> notes) {
        return new DataSet(labels.length, features, inputs, labels, 1, Task.CLASSES, featureNames, classNames, notes);
    }

    public int classes() {
        return classNames.size();
    }

    /** The usual number of outputs: the target columns, one logit for two classes, otherwise one per class. */
    public int outputs() {
        return task == Task.REGRESSION ? targetColumns : classes() == 2 ? 1 : classes();
    }

    /** True if a network with this many outputs can be trained on the targets. */
    public boolean admitsOutputs(int outputs) {
        return outputs == outputs() || task == Task.CLASSES && outputs == classes();
    }

    /** The rows named by {@code order}, in that order. */
    public DataSet select(int[] order, int from, int to) {
        double[] x = new double[(to - from) * features];
        double[] y = new double[(to - from) * targetColumns];
        for (int i = from; i < to; i++) {
            System.arraycopy(inputs, order[i] * features, x, (i - from) * features, features);
            System.arraycopy(targets, order[i] * targetColumns, y, (i - from) * targetColumns, targetColumns);
        }
        return new DataSet(to - from, features, x, y, targetColumns, task, featureNames, classNames, notes);
    }

    public DataSet withInputs(double[] changed) {
        return new DataSet(rows, features, changed, targets, targetColumns, task, featureNames, classNames, notes);
    }
}
