package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Examples typed by hand: {@code 0.1 0.2 0; -1 0.5 1}. Semicolons or new lines part the points; the last number of each is
 * its answer, those before are its features. Numbers are parted by spaces or by commas that a space follows; a comma
 * between two digits is decimal.
 */
public record PointList(List<Point> points) {

    public static final int MAX_POINTS = 1000;
    public static final int MAX_FEATURES = 64;
    private static final Pattern NUMBER = Pattern.compile("[+\\-−]?(\\d+([.,]\\d*)?|\\.\\d+)([eE][+\\-−]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final double GREATEST = 1e9;

    /** One example. */
    public record Point(List<Double> features, double answer) {
        public Point {
            features = List.copyOf(features);
        }
    }

    public PointList {
        points = List.copyOf(points);
        if (points.size() < 2 || points.size() > MAX_POINTS
                || points.stream().mapToInt(point -> point.features().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("points must be 2.." + MAX_POINTS + " with equally many features each");
        }
    }

    /**
     * Reads points.
     *
     * @param start where the text starts, for messages
     * @throws BadInput naming the column of what cannot be read
     */
    public static PointList parse(String text, Place start) {
        List<Point> points = new ArrayList<>();
        int from = 0;
        for (String part : text.split("[;\\n]", -1)) {
            if (!part.isBlank()) {
                Place place = start.atColumn(start.column() + from + part.length() - part.stripLeading().length());
                List<Double> numbers = numbers(part, start.atColumn(start.column() + from));
                if (numbers.size() < 2 || numbers.size() > MAX_FEATURES + 1) {
                    throw BadInput.at(place, "points.count", part.strip(), MAX_FEATURES + 1);
                }
                Point point = new Point(numbers.subList(0, numbers.size() - 1), numbers.getLast());
                if (!points.isEmpty() && point.features().size() != points.getFirst().features().size()) {
                    throw BadInput.at(place, "points.uneven", part.strip(), numbers.size(), points.getFirst().features().size() + 1);
                }
                points.add(point);
            }
            from += part.length() + 1;
        }
        if (points.size() < 2 || points.size() > MAX_POINTS) {
            throw BadInput.at(start, "points.few", points.size(), MAX_POINTS);
        }
        return new PointList(points);
    }

    public int features() {
        return points.getFirst().features().size();
    }

    /** As it is typed; reads back as an equal list. */
    @Override
    public String toString() {
        return points.stream().map(point -> point.features().stream().map(PointList::written).collect(Collectors.joining(" "))
                + " " + written(point.answer())).collect(Collectors.joining("; "));
    }

    private static List<Double> numbers(String part, Place start) {
        List<Double> numbers = new ArrayList<>();
        Matcher word = WORD.matcher(part);
        while (word.find()) {
            String text = word.group().endsWith(",") ? word.group().substring(0, word.group().length() - 1) : word.group();
            double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text.replace(',', '.').replace('−', '-')) : Double.NaN;
            if (!(Math.abs(value) <= GREATEST)) {
                throw BadInput.at(start.atColumn(start.column() + word.start()), "points.number", Cell.shown(word.group()));
            }
            numbers.add(value == 0 ? 0.0 : value);
        }
        return numbers;
    }

    private static String written(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
        return whole ? Long.toString((long) value) : Double.toString(value).replace('E', 'e');
    }
}
