"""Takes orders and tells their state as Waymark does, with FastAPI: a limit in Redis, one insert, one select.

Started as python3 -m uvicorn api:app --port PORT, with DATABASE_URL (postgresql://...) and REDIS_URL.
"""

import os
import secrets

import asyncpg
import redis.asyncio as redis
from fastapi import FastAPI, HTTPException, Request, Response
from pydantic import BaseModel

LIMIT = """
local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('EXPIRE', KEYS[1], 86400) end
return used
"""

app = FastAPI()


class Order(BaseModel):
    url: str


@app.on_event("startup")
async def connect():
    app.state.database = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=4, max_size=16)
    app.state.redis = redis.from_url(os.environ["REDIS_URL"])
    app.state.limit = app.state.redis.register_script(LIMIT)
    await app.state.database.execute(
        "create table if not exists peer_jobs (id text primary key, url text not null, state text not null,"
        " created timestamptz not null default now(), pages_read int not null default 0)"
    )


def shown(row):
    return {
        "id": row["id"],
        "url": row["url"],
        "status": row["state"],
        "created": row["created"],
        "pages_read": row["pages_read"],
        "links": {"self": f"/jobs/{row['id']}", "llms_txt": f"/jobs/{row['id']}/llms.txt"},
    }


@app.post("/jobs", status_code=202)
async def submit(order: Order, request: Request, response: Response):
    client = request.headers.get("x-forwarded-for", request.client.host)
    if await app.state.limit(keys=["peer:" + client]) > 1_000_000:
        raise HTTPException(429)
    row = await app.state.database.fetchrow(
        "insert into peer_jobs (id, url, state) values ($1, $2, 'waiting') returning *", secrets.token_urlsafe(16), order.url
    )
    response.headers["location"] = f"/jobs/{row['id']}"
    return shown(row)


@app.get("/jobs/{job}")
async def status(job: str):
    row = await app.state.database.fetchrow("select * from peer_jobs where id = $1", job)
    if row is None:
        raise HTTPException(404)
    return shown(row)
