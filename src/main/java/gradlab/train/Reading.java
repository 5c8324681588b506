package gradlab.train;

import java.util.Map;

/**
 * Everything that the probes say at one past step, measured anew and exactly, where records may have been thinned.
 *
 * @param values by the ids of the series
 */
public record Reading(long runId, long step, Map<String, Double> values) {

    public Reading {
        values = Map.copyOf(values);
    }

    /** The value of a series, or NaN if it cannot be measured there. */
    public double value(String id) {
        return values.getOrDefault(id, Double.NaN);
    }
}
