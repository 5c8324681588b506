package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.data.DataSet.Note;
import gradlab.data.DataSource.IdxFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images with labels in MNIST's IDX format. Pixels are features 0..1, row after row, named {@code r1c1, r1c2, …}; classes
 * are the labels of the whole file, whatever the limit, so that another limit fits the same network.
 */
public final class IdxData {

    private static final int MAX_PIXELS = 1 << 16;
    private static final int MAX_COUNT = 10_000_000;
    /** Numbers kept in memory at most (1 GB). */
    private static final long MAX_VALUES = 1L << 27;
    private static final double WHITE = 255;

    private final IdxFile images;
    private final IdxFile labels;
    private final List<Note> notes = new ArrayList<>();

    private IdxData(IdxFile images, IdxFile labels) {
        this.images = images;
        this.labels = labels;
    }

    /**
     * Reads the first {@code limit} images, or all if it is 0.
     *
     * @throws BadInput if a file is not of this format, damaged, too large, or the two do not belong together
     */
    public static DataSet read(IdxFiles source) {
        try (IdxFile images = IdxFile.open(source.images()); IdxFile labels = IdxFile.open(source.labels())) {
            return new IdxData(images, labels).examples(source.limit());
        }
    }

    private DataSet examples(int limit) {
        checkKinds();
        int pixels = checkedPixels();
        int rows = checkedRows(limit, pixels);
        byte[] points = images.read(rows * pixels);
        if (points.length < rows * pixels) {
            throw BadInput.at(images.place(), "idx.cut-images", rows, points.length / pixels, rows * pixels, points.length);
        }
        byte[] marks = labels.read((int) labels.count());
        if (marks.length < rows) {
            throw BadInput.at(labels.place(), "idx.cut-labels", rows, marks.length);
        }
        noteRest(images, rows);
        noteRest(labels, marks.length);
        Classes classes = Classes.ofNumbers(IntStream.range(0, marks.length).mapToDouble(i -> marks[i] & 0xFF).toArray());
        double[] answers = Arrays.copyOf(classes.labels(), rows);
        if (Arrays.stream(answers).distinct().limit(2).count() < 2) {
            throw BadInput.at(labels.place(), "idx.one-class", rows, marks[0] & 0xFF);
        }
        double[] inputs = new double[rows * pixels];
        Arrays.setAll(inputs, i -> (points[i] & 0xFF) / WHITE);
        return DataSet.ofClasses(pixels, inputs, answers, pixelNames(pixels), classes.names(), notes);
    }

    private void checkKinds() {
        if (images.holdsLabels() && !labels.holdsLabels()) {
            throw BadInput.at(images.place(), "idx.swapped");
        }
        if (images.holdsLabels()) {
            throw BadInput.at(images.place(), "idx.no-images");
        }
        if (!labels.holdsLabels()) {
            throw BadInput.at(labels.place(), "idx.no-labels");
        }
    }

    private int checkedPixels() {
        long[] sizes = images.sizes();
        long height = sizes[1];
        long width = sizes.length == 3 ? sizes[2] : 1;
        // Either factor alone may be 2³², so the product is only safe after both are known to be small.
        boolean sane = height >= 1 && width >= 1 && height <= MAX_PIXELS && width <= MAX_PIXELS && height * width <= MAX_PIXELS;
        if (!sane) {
            throw BadInput.at(images.place(), "idx.pixels", height, width, MAX_PIXELS);
        }
        return (int) (height * width);
    }

    private int checkedRows(int limit, int pixels) {
        for (IdxFile file : List.of(images, labels)) {
            if (file.count() < 2 || file.count() > MAX_COUNT) {
                throw BadInput.at(file.place(), "idx.count", file.count(), MAX_COUNT);
            }
        }
        long least = Math.min(images.count(), labels.count());
        boolean limited = limit > 0 && limit <= least;
        if (images.count() != labels.count() && !limited) {
            throw BadInput.at(labels.place(), "idx.unequal", images.count(), labels.count());
        }
        long rows = limited ? limit : least;
        if (rows < 2) {
            throw BadInput.at(images.place(), "idx.small-limit", rows);
        }
        if (rows * pixels > MAX_VALUES) {
            throw BadInput.at(images.place(), "idx.too-large", rows, pixels, MAX_VALUES / pixels);
        }
        return (int) rows;
    }

    private void noteRest(IdxFile file, int read) {
        if (read == file.count() && file.goesOn()) {
            notes.add(Note.of("idx.rest", file.place().file()));
        }
    }

    private List<String> pixelNames(int pixels) {
        int width = images.sizes().length == 3 ? (int) images.sizes()[2] : pixels;
        return IntStream.range(0, pixels).mapToObj(i -> "r" + (i / width + 1) + "c" + (i % width + 1)).toList();
    }
}
