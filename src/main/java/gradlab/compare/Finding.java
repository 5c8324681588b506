package gradlab.compare;

/**
 * One line of the comparison: a quantity before and after training. Without the first column nothing can be concluded
 * from the second.
 *
 * @param id what is measured, for instance {@code norm_ratio}
 * @param layer 1.., or 0 if it belongs to the whole network
 */
public record Finding(String id, int layer, Statistic start, Statistic end) {
}
