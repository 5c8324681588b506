package gradlab.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of the pictures whose pixels, row by row, are the features of a data set. */
public record ImageShape(int rows, int columns) {

    private static final Pattern PLACE = Pattern.compile("r(\\d{1,4})c(\\d{1,4})");
    private static final Pattern PIXEL = Pattern.compile("(?i)pixel[ _-]?\\d+");

    /** Known by the names of the features: {@code r1c1 … r28c28} of image files, {@code pixel0 …} of tables. */
    public static Optional<ImageShape> of(DataSet data) {
        if (data.features() < 16 || data.featureNames().size() != data.features()) {
            return Optional.empty();
        }
        String last = data.featureNames().getLast();
        Matcher place = PLACE.matcher(last);
        if (place.matches() && PLACE.matcher(data.featureNames().getFirst()).matches()) {
            ImageShape shape = new ImageShape(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
            return Optional.of(shape).filter(found -> found.pixels() == data.features());
        }
        int side = (int) Math.round(Math.sqrt(data.features()));
        boolean pixels = data.featureNames().stream().allMatch(name -> PIXEL.matcher(name).matches());
        return pixels && side * side == data.features() ? Optional.of(new ImageShape(side, side)) : Optional.empty();
    }

    public int pixels() {
        return rows * columns;
    }
}
