/** The optimizer arena: optimizers race down a surface over the plane, without a network. */
package gradlab.ui.arena;
