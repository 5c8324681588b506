package gradlab.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Class labels numbered from 0 without gaps, in sorted order of what they stand for.
 *
 * @param labels one per example, 0..K-1
 * @param names one per class
 */
record Classes(double[] labels, List<String> names) {

    /** Classes of numeric labels, sorted as numbers; whole ones are named without a fraction. */
    static Classes ofNumbers(double[] values) {
        double[] withoutMinusZero = Arrays.stream(values).map(value -> value + 0.0).toArray();
        double[] sorted = Arrays.stream(withoutMinusZero).sorted().distinct().toArray();
        double[] labels = Arrays.stream(withoutMinusZero).map(value -> Arrays.binarySearch(sorted, value)).toArray();
        return new Classes(labels, Arrays.stream(sorted).mapToObj(Classes::nameOf).toList());
    }

    /** Classes of words given by their codes, sorted as text; words that do not occur make no class. */
    static Classes ofWords(double[] codes, IntFunction<String> word) {
        int[] sorted = Arrays.stream(codes).mapToInt(code -> (int) code).distinct().boxed()
                .sorted(Comparator.comparing(word::apply)).mapToInt(Integer::intValue).toArray();
        int[] labelOf = new int[Arrays.stream(sorted).max().orElse(-1) + 1];
        IntStream.range(0, sorted.length).forEach(label -> labelOf[sorted[label]] = label);
        double[] labels = Arrays.stream(codes).map(code -> labelOf[(int) code]).toArray();
        return new Classes(labels, IntStream.of(sorted).mapToObj(word).toList());
    }

    int count() {
        return names.size();
    }

    private static String nameOf(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
