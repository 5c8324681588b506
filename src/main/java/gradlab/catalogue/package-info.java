/**
 * What can be chosen, how it is spelled and what is said about it: catalogues of records, names in two languages,
 * texts, and problems with a place and a remedy. Knows nothing of networks or windows.
 */
package gradlab.catalogue;
