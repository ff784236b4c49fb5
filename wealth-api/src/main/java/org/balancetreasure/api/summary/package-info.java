/** What a customer has in all: money, units, income, and what is on its way. */
@NullMarked
package org.balancetreasure.api.summary;

import org.jspecify.annotations.NullMarked;
