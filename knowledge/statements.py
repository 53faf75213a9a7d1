"""The selects that answer a Query. Knows the tables, but no connection and no record."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import func, null, select

from knowledge.query import Aggregate, Group, Query, SortKey
from knowledge.rows import PROJECT
from knowledge.selection import SORT_COLUMNS, Selection, group_column, row
from knowledge.tables import departments, projects

_MOST = 2**31 - 1  # a limit or an offset past this is all there is


def select_totals(query: Query, selection: Selection) -> Any:
    dollars = func.sum(row.estimate) if query.aggregate in (Aggregate.SUM, Aggregate.AVERAGE) else null()
    return select(func.count(), dollars).select_from(projects).where(selection.matching)


def select_groups(group: Group, selection: Selection) -> Any:
    column = group_column(group)
    return select(column, func.count(), func.sum(row.estimate)).where(selection.matching).group_by(column)


def select_middle(count: int, selection: Selection) -> Any:
    """The estimate in the middle of `count` projects, or the two on either side of it."""
    estimates = select(row.estimate).where(selection.matching).order_by(row.estimate)
    return estimates.offset((count - 1) // 2).limit(2 - count % 2)


def select_undated(selection: Selection) -> Any:
    return select(*PROJECT).where(selection.undated).order_by(row.position)


def select_projects(query: Query, selection: Selection) -> Any:
    column = SORT_COLUMNS[query.sort.key]
    if query.sort.key is SortKey.LIST:
        order = [row.position.desc() if query.sort.descending else row.position]
    else:
        order = [column.desc() if query.sort.descending else column, row.position]
    whole = _joined(select(*PROJECT, column.label("sorted_by")), query.sort.key).order_by(*order)
    if query.limit is None and query.offset <= 0:
        return whole.where(selection.matching)
    # The page is found first, by an index alone where one serves: sorting whole rows costs ten times as much.
    page = _joined(select(row.id), query.sort.key).where(selection.matching).order_by(*order).correlate(None)
    page = page.limit(_MOST if query.limit is None else max(0, min(query.limit, _MOST)))
    return whole.where(row.id.in_(page.offset(max(0, min(query.offset, _MOST)))))


def select_tied(query: Query, selection: Selection, last: Any) -> Any:
    """The projects after the last one shown that sort equal to it."""
    column = SORT_COLUMNS[query.sort.key]
    tied = select(*PROJECT, column.label("sorted_by")).where(column == last.sorted_by, row.position > last.position)
    return _joined(tied, query.sort.key).where(selection.matching).order_by(row.position)


def written_out(query: Query, selection: Selection, dialect: Any) -> str:
    """The SQL of a Query, with its values."""
    statements = [select_totals(query, selection)]
    if query.group:
        statements.append(select_groups(query.group, selection))
    if query.aggregate is None and query.group is None:
        statements.append(select_projects(query, selection))
    if selection.undated is not None:
        statements.append(select_undated(selection))
    return ";\n\n".join(_written_out(statement, dialect) for statement in statements) + ";"


def _written_out(statement: Any, dialect: Any) -> str:
    compiled = statement.compile(dialect=type(dialect)(paramstyle="named"), compile_kwargs={"render_postcompile": True})
    values = compiled.construct_params()
    return re.sub(r"(?<!:):(\w+)", lambda found: _literal(values[found[1]]), str(compiled))


def _joined(statement: Any, key: SortKey) -> Any:
    return (
        statement.join(departments, departments.c.id == row.department_id) if key is SortKey.DEPARTMENT else statement
    )


def _literal(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {None: "NULL", True: "TRUE", False: "FALSE"}[value]
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
