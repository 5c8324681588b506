/** What many runs of one experiment have in common, and what only seems so. */
package gradlab.compare;
