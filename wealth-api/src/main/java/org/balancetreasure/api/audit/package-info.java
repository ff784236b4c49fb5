/** The audit trail over HTTP, and what staff see of customers' data. */
@NullMarked
package org.balancetreasure.api.audit;

import org.jspecify.annotations.NullMarked;
