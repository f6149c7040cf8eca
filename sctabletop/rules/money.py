"""Money: the partner's, what it costs us, and what Congress gives (D6, D31, T19)."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule("defence_budget", passed="D14", crisis="S13", bought="D12", shared="S7 D13", time="S13", relief_of_threat="D29")
def defence_budget(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """A budget deed adds to it, sales and shares are paid from it, and safety thins it."""
    return {
        "passed": k.defence_budget_passed * f.pass_budget,
        "crisis": k.defence_budget_crisis * f.crisis,
        "bought": -f.sale_paid,
        "shared": -f.share_paid,
        "time": -k.defence_budget_time * s.defence_budget,
        "relief_of_threat": -k.defence_budget_relief_of_threat
        * s.protection
        * (1.0 - s.felt_threat)
        * s.defence_budget,
    }


@rule("us_cost", grants="E9 D6", upkeep="D6", shortfall="E9", contributions="S7")
def us_cost(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What cooperation costs us: grants, the upkeep of hierarchy and others' shortfalls, less what partners bring."""
    return {
        "grants": f.granted_money,
        "upkeep": k.us_cost_upkeep * s.hierarchy,
        "shortfall": k.us_cost_shortfall * f.fell_short,
        "contributions": -k.us_cost_contributions * f.burden_shared,
    }


@rule("budget_t10", obligated="D31", expired="T19", appropriated="D31 T19")
def budget_t10(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Title 10 money: obligated at agreement; what is left after the even turn dies and a new sum follows
    confidence.
    """
    return {
        "obligated": -f.obligated_t10,
        "expired": -f.year_end * (us.budget_t10 - f.obligated_t10),
        "appropriated": f.year_end * 2.0 * f.base_t10 * f.appropriation,
    }


@rule("budget_t22", obligated="D31", expired="T19", appropriated="D31 T19")
def budget_t22(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Title 22 money, on the same calendar."""
    return {
        "obligated": -f.obligated_t22,
        "expired": -f.year_end * (us.budget_t22 - f.obligated_t22),
        "appropriated": f.year_end * 2.0 * f.base_t22 * f.appropriation,
    }


@rule("sdo_hours", spent="E19", refilled="E19")
def sdo_hours(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Hours of the country teams: spent on this turn's tasks, refilled to what running programmes leave free."""
    left = us.sdo_hours - f.hours_spent
    return {"spent": -f.hours_spent, "refilled": np.maximum(f.hours_base - f.hours_standing, 0.0) - left}


@rule("slots", steady="E29", stop_start="E29")
def slots(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Factory slots grow where orders placed and orders expected both ask for more, and shrink where fewer are
    expected: one large order, or the memory of one, builds no line.
    """
    return {
        "steady": k.slots_steady * np.maximum(np.minimum(us.demand, f.slots_ordered) - us.slots, 0.0),
        "stop_start": -k.slots_stop_start * np.maximum(us.slots - us.demand, 0.0),
    }


@rule("demand", orders="E29", forgotten="E29")
def demand(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What industry expects: a moving average of orders."""
    return {"orders": k.demand_rate * f.slots_ordered, "forgotten": -k.demand_rate * us.demand}


@rule("backlog", ordered="E8", delivered="E8", spared="E17")
def backlog(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Orders that wait for a slot; co-production spares some."""
    return {
        "ordered": f.slots_ordered,
        "delivered": -f.slots_worked,
        "spared": -np.minimum(
            k.backlog_spared * f.co_produced, np.maximum(us.backlog + f.slots_ordered - f.slots_worked, 0.0)
        ),
    }


@rule("us_stock_days", drawdown="E29 E9", contingency="E9", adopted="E16", rebuilt="E29")
def us_stock_days(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Days of our own munitions: drawn down for others, used where partners fall short, rebuilt slowly."""
    return {
        "drawdown": -k.us_stock_days_drawdown * f.drawn_down,
        "contingency": -k.us_stock_days_contingency * f.filled_in,
        "adopted": k.us_stock_days_adopted * f.adopted,
        "rebuilt": k.us_stock_days_rebuilt * np.maximum(f.stock_goal - us.us_stock_days, 0.0),
    }
