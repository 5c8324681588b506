package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of several equal parts of a sweep, for machines that work side by side: part i of n has the runs i, i + n, i + 2n, … */
public record SweepShard(int index, int count) {

    public static final SweepShard WHOLE = new SweepShard(1, 1);
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public SweepShard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("a part is 1/n..n/n, was " + index + "/" + count);
        }
    }

    /** @throws BadInput if the text is not {@code i/n} with 1 ≤ i ≤ n */
    public static SweepShard read(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (parts.matches()) {
            int index = Integer.parseInt(parts.group(1));
            int count = Integer.parseInt(parts.group(2));
            if (index >= 1 && index <= count) {
                return new SweepShard(index, count);
            }
        }
        throw BadInput.at(new Place("--shard", 1, 1), "sweep.shard", text);
    }

    public boolean contains(int run) {
        return (run - 1) % count == index - 1;
    }
}
