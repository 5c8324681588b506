package gradlab.bench;

import java.util.function.DoubleSupplier;

/**
 * The same work in two ways. Each step returns a number that depends on all of it, so that nothing can be optimised away.
 *
 * @param ours one step of the lab's
 * @param theirs one step on EJML's own operations
 * @param multiplyAdds of our step's products, for the share of the machine's peak; 0 where that says nothing
 */
record Contest(DoubleSupplier ours, DoubleSupplier theirs, long multiplyAdds) {
}
