package gradlab.ui.network;

import gradlab.nn.NetworkShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which units of layers that do not fit are shown: in the order of their numbers or the strongest first, from a place on
 * that can be moved. Immutable.
 *
 * @param first per layer, how many units of its order are above the first that is shown; 0 where nothing is said
 * @param orders per layer, its units in the order in which they are shown; by their numbers where nothing is said
 */
record Folding(Map<Integer, Integer> first, Map<Integer, List<Integer>> orders) {

    static final Folding NONE = new Folding(Map.of(), Map.of());

    Folding {
        first = Map.copyOf(first);
        orders = Map.copyOf(orders);
    }

    /** Units by the norm of their incoming weights, the strongest first. */
    static Map<Integer, List<Integer>> strongest(NetworkShape shape, double[] parameters) {
        Map<Integer, List<Integer>> orders = new HashMap<>();
        for (int layer = 1; layer <= shape.depth(); layer++) {
            LayerWeights weights = LayerWeights.of(parameters, shape, layer);
            double[] norms = IntStream.range(0, shape.units(layer)).mapToDouble(weights::incomingNorm).toArray();
            List<Integer> order = new ArrayList<>(IntStream.range(0, norms.length).boxed().toList());
            order.sort((a, b) -> Double.compare(norms[b], norms[a]));
            orders.put(layer, List.copyOf(order));
        }
        return orders;
    }

    Folding withOrders(Map<Integer, List<Integer>> changed) {
        return new Folding(first, changed);
    }

    /** The same with another first place of a layer. */
    Folding from(int layer, int place) {
        Map<Integer, Integer> changed = new HashMap<>(first);
        changed.put(layer, Math.max(0, place));
        return new Folding(changed, orders);
    }

    /** The units of a layer that are shown where {@code room} of {@code units} have room. */
    int[] shown(int layer, int units, int room) {
        int from = above(layer, units, room);
        return IntStream.range(from, from + Math.min(room, units)).map(place -> unit(layer, place)).toArray();
    }

    /** How many units come before the first that is shown. */
    int above(int layer, int units, int room) {
        return Math.clamp(first.getOrDefault(layer, 0), 0, Math.max(0, units - room));
    }

    /** The unit at a place of a layer's order. */
    int unit(int layer, int place) {
        return orders.containsKey(layer) && place < orders.get(layer).size() ? orders.get(layer).get(place) : place;
    }

    /** The place of a unit in its layer's order. */
    int place(int layer, int unit) {
        int place = orders.containsKey(layer) ? orders.get(layer).indexOf(unit) : -1;
        return place < 0 ? unit : place;
    }
}
